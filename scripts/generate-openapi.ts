/*
 * Writes what is derived from the OpenAPI document of the backend: the document as a TypeScript constant, which the
 * router validates requests with, and the types of the contract. With `--check` nothing is written, and stale files are
 * an error.
 */
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';

const root = resolve(import.meta.dirname, '..');
const source = 'plugins/gitops-backend/src/schema/openapi.yaml';
const notice = '// Generated from openapi.yaml by `yarn generate:openapi`.';
const prettier = createRequire(import.meta.url).resolve(
  'prettier/bin-prettier.js',
);

async function generate(): Promise<Map<string, string>> {
  const document = parse(await readFile(resolve(root, source), 'utf8'));
  const constant = JSON.stringify(document);
  const types = astToString(await openapiTypescript(document));
  return new Map([
    [
      'plugins/gitops-backend/src/schema/openapi.generated.ts',
      `${notice}\n\nexport const openapiDocument = ${constant} as const;\n`,
    ],
    [
      'plugins/gitops-common/src/api/generated/openapi.ts',
      `${notice}\n\n${toTsdoc(types)}`,
    ],
  ]);
}

/** Comments as the API reports want them: a release tag on each export, and no tags that TSDoc does not know. */
function toTsdoc(types: string): string {
  return types
    .replace(/^export (?=interface|type)/gm, '/** @public */\nexport ')
    .replace(/^ *\/\*\* @enum \{.*\*\/\n/gm, '')
    .replace(/@description /g, '');
}

function format(content: string, file: string): string {
  return execFileSync(process.execPath, [prettier, '--stdin-filepath', file], {
    input: content,
    encoding: 'utf8',
    cwd: root,
  });
}

async function main(check: boolean): Promise<void> {
  for (const [path, content] of await generate()) {
    const file = resolve(root, path);
    const wanted = format(content, file);
    const present = await readFile(file, 'utf8').catch(() => '');
    if (wanted === present) {
      continue;
    }
    if (check) {
      process.exitCode = 1;
      console.error(`${path} is stale: run "yarn generate:openapi"`);
    } else {
      await writeFile(file, wanted);
      console.log(`wrote ${path}`);
    }
  }
}

main(process.argv.includes('--check')).catch(error => {
  console.error(error);
  process.exitCode = 1;
});
