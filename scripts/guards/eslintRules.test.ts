import { ESLint } from 'eslint';
import path from 'node:path';

// The first one loads ESLint and its plugins.
jest.setTimeout(60_000);

const root = path.resolve(__dirname, '../..');

async function lint(file: string, content: string) {
  const [result] = await new ESLint({ cwd: root }).lintText(content, {
    filePath: path.join(root, file),
  });
  return result.messages
    .filter(message => message.severity === 2)
    .map(message => `${message.ruleId}: ${message.message}`);
}

describe('the ESLint rules', () => {
  it.each([
    'export const at = Date.now();',
    'export const at = new Date();',
    'export const at = Date();',
    'export const id = Math.random();',
    'export const id = crypto.randomUUID();',
    'export const timer = setTimeout(() => {}, 1);',
    'export const value = process.env.HOME;',
    "export const answer = fetch('http://example.com');",
    "import fs from 'node:fs';\n\nexport const read = fs.readFileSync;",
    "import fs from 'fs';\n\nexport const read = fs.readFileSync;",
  ])('refuse in the pure core: %s', async content => {
    const errors = await lint('plugins/gitops-common/src/bad.ts', content);
    expect(errors).toContainEqual(
      expect.stringContaining('is not for the pure core'),
    );
  });

  it('let the pure core read a time that it was given', async () => {
    expect(
      await lint(
        'plugins/gitops-common/src/good.ts',
        'export const later = (now: Date) => new Date(now.getTime() + 1);\n',
      ),
    ).toEqual([]);
  });

  it.each([
    { from: 'gitops-backend-module-git', to: 'gitops-backend' },
    { from: 'gitops', to: 'gitops-node' },
    { from: 'gitops', to: 'gitops-backend' },
    { from: 'gitops-common', to: 'gitops-node' },
  ])('refuse that $from imports $to', async ({ from, to }) => {
    const errors = await lint(
      `plugins/${from}/src/bad.ts`,
      `import * as other from '@oneroof/plugin-${to}';\n\nexport const it = other;\n`,
    );
    expect(errors).toContainEqual(
      expect.stringContaining('@backstage/no-mixed-plugin-imports'),
    );
  });
});
