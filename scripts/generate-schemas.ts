// Writes the JSON Schemas of Environment and Delivery to docs/schemas. A test of gitops-common fails when they are old.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { declarationJsonSchemas } from '../plugins/gitops-common/src/model/declarationJsonSchemas';

const folder = path.join(__dirname, '..', 'docs', 'schemas');
mkdirSync(folder, { recursive: true });
for (const [file, schema] of Object.entries(declarationJsonSchemas())) {
  const text = format(JSON.stringify(schema), { parser: 'json' });
  writeFileSync(path.join(folder, file), text);
  process.stdout.write(`docs/schemas/${file}\n`);
}
