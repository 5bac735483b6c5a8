/*
 * Writes what is derived from the OpenAPI document of the backend: the document as a TypeScript constant, which the
 * router validates requests with, and the types of the contract. With `--check` nothing is written, and stale files are
 * an error.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import prettier from 'prettier';
import { parse } from 'yaml';

const root = resolve(import.meta.dirname, '..');
const source = resolve(root, 'plugins/gitops-backend/src/schema/openapi.yaml');
const notice = 'Generated from openapi.yaml by `yarn generate:openapi`.';

const document = parse(await readFile(source, 'utf8'));

const outputs = [
  {
    path: 'plugins/gitops-backend/src/schema/openapi.generated.ts',
    content: `// ${notice}\n\nexport const openapiDocument = ${JSON.stringify(
      document,
    )} as const;\n`,
  },
  {
    path: 'plugins/gitops-common/src/api/generated/openapi.ts',
    content: `// ${notice}\n\n${astToString(
      await openapiTypescript(document),
    )}`,
  },
];

const check = process.argv.includes('--check');
let stale = false;
for (const { path, content } of outputs) {
  const file = resolve(root, path);
  const options = await prettier.resolveConfig(file);
  const wanted = prettier.format(content, { ...options, filepath: file });
  const present = await readFile(file, 'utf8').catch(() => '');
  if (wanted === present) {
    continue;
  }
  if (check) {
    stale = true;
    console.error(`${path} is stale: run "yarn generate:openapi"`);
  } else {
    await writeFile(file, wanted);
    console.log(`wrote ${path}`);
  }
}
process.exitCode = stale ? 1 : 0;
