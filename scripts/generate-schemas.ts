// Writes the JSON Schemas of Environment and Delivery, and of the reports of the command line, to docs/schemas. With
// `--check` nothing is written, and stale files are a failure.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { reportJsonSchemas } from '../packages/cli/src/report/reportJsonSchemas';
import { declarationJsonSchemas } from '../plugins/gitops-common/src/model/declarationJsonSchemas';

const folder = path.join(__dirname, '..', 'docs', 'schemas');
const check = process.argv.includes('--check');

mkdirSync(folder, { recursive: true });
const schemas = { ...declarationJsonSchemas(), ...reportJsonSchemas() };
for (const [name, schema] of Object.entries(schemas)) {
  const file = path.join(folder, name);
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) {
    continue;
  }
  if (check) {
    process.stderr.write(`docs/schemas/${name} is stale: run yarn generate\n`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, text);
    process.stdout.write(`docs/schemas/${name}\n`);
  }
}
