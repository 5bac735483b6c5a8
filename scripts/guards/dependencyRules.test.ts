import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const depcruise = path.join(root, 'node_modules/.bin/depcruise');

// Each starts the program anew, which takes seconds on a busy machine.
jest.setTimeout(60_000);

type Planted = Record<string, string>;

/** A workspace that keeps every rule: one file for each room that the rules name. */
const clean: Planted = {
  'plugins/gitops-common/src/model/word.ts': 'export const word = 1;',
  'plugins/gitops-common/src/diff/judge.ts':
    "import { word } from '../model/word';\nexport const judge = word;",
  'plugins/gitops-common/src/api/contract.ts':
    "import { judge } from '../diff/judge';\nexport const contract = judge;",
  'plugins/gitops-node/src/port.ts':
    "import { word } from '../../gitops-common/src/model/word';\nexport const port = word;",
  'plugins/gitops-backend/src/database/tables.ts': 'export type Row = {};',
  'plugins/gitops-backend/src/database/read.ts':
    "import { Row } from './tables';\nexport const read = (): Row => ({});",
  'plugins/gitops-backend/src/loop/turn.ts':
    "import { read } from '../database/read';\nexport const turn = read;",
  'plugins/gitops-backend/src/http/router.ts':
    "import { read } from '../database/read';\nexport const router = read;",
  'plugins/gitops-backend-module-git/src/module.ts':
    "import { port } from '../../gitops-node/src/port';\nexport const module = port;",
  'plugins/gitops/src/plugin.ts':
    "import { contract } from '../../gitops-common/src/api/contract';\nexport const plugin = contract;",
  'packages/cli/src/drift/runDrift.ts':
    "import { judge } from '../../../../plugins/gitops-common/src/diff/judge';\nexport const runDrift = judge;",
  'packages/cli/src/commands/driftCommand.ts':
    "export const run = () => import('../drift/runDrift');",
  'packages/backend/src/index.ts':
    "import { turn } from '../../../plugins/gitops-backend/src/loop/turn';\nexport const start = turn;",
};

const from = (specifier: string) => `import '${specifier}';\n`;

describe('dependency rules', () => {
  let workspace: string;

  beforeEach(() => {
    workspace = mkdtempSync(path.join(tmpdir(), 'guards-'));
    cpSync(
      path.join(root, 'scripts/guards/dependency-cruiser.cjs'),
      path.join(workspace, 'rules.cjs'),
    );
    writeFileSync(path.join(workspace, 'tsconfig.json'), '{}');
    write(clean);
  });

  afterEach(() => rmSync(workspace, { recursive: true, force: true }));

  function write(files: Planted) {
    for (const [file, content] of Object.entries(files)) {
      const target = path.join(workspace, file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, content);
    }
  }

  function violations(): string {
    return spawnSync(
      depcruise,
      ['--config', 'rules.cjs', 'packages', 'plugins'],
      { cwd: workspace, encoding: 'utf8' },
    ).stdout;
  }

  it('let a workspace pass that keeps them', () => {
    expect(() =>
      execFileSync(
        depcruise,
        ['--config', 'rules.cjs', 'packages', 'plugins'],
        { cwd: workspace },
      ),
    ).not.toThrow();
  });

  it.each([
    {
      rule: 'no-cycles',
      file: 'plugins/gitops/src/a.ts',
      content: from('./b'),
      also: { 'plugins/gitops/src/b.ts': from('./a') },
    },
    {
      rule: 'floor-1-knows-nobody',
      file: 'plugins/gitops-common/src/model/bad.ts',
      content: from('../../../gitops-node/src/port'),
    },
    {
      rule: 'floor-2-knows-floor-1',
      file: 'plugins/gitops-node/src/bad.ts',
      content: from('../../gitops-backend/src/http/router'),
    },
    {
      rule: 'floor-3-knows-no-neighbour',
      file: 'plugins/gitops-backend/src/bad.ts',
      content: from('../../gitops-backend-module-git/src/module'),
    },
    {
      rule: 'floor-3-does-not-look-up',
      file: 'plugins/gitops-backend/src/bad.ts',
      content: from('../../../packages/backend/src/index'),
    },
    {
      rule: 'floor-3-does-not-look-up',
      file: 'plugins/gitops-backend/src/bad.test.ts',
      content: from('../../../packages/backend/src/index'),
    },
    {
      rule: 'frontend-knows-no-port',
      file: 'plugins/gitops/src/bad.ts',
      content: from('../../gitops-node/src/port'),
    },
    {
      rule: 'gitops-common-model-to-diff-health-hosts-promotion-api-cases',
      file: 'plugins/gitops-common/src/model/bad.ts',
      content: from('../diff/judge'),
    },
    {
      rule: 'gitops-common-diff-health-hosts-promotion-to-api-cases',
      file: 'plugins/gitops-common/src/health/bad.ts',
      content: from('../api/contract'),
    },
    {
      rule: 'gitops-backend-database-to-loop-http',
      file: 'plugins/gitops-backend/src/database/bad.ts',
      content: from('../loop/turn'),
    },
    {
      rule: 'gitops-backend-http-to-loop',
      file: 'plugins/gitops-backend/src/http/bad.ts',
      content: from('../loop/turn'),
    },
    {
      rule: 'gitops-backend-loop-to-http',
      file: 'plugins/gitops-backend/src/loop/bad.ts',
      content: from('../http/router'),
    },
    {
      rule: 'cli-is-no-portal',
      file: 'packages/cli/src/drift/bad.ts',
      content: from('../../../../plugins/gitops-backend/src/http/router'),
    },
    {
      rule: 'cli-starts-at-once',
      file: 'packages/cli/src/commands/bad.ts',
      content: from('../drift/runDrift'),
    },
    {
      rule: 'row-types-stay-in-database',
      file: 'plugins/gitops-backend/src/http/bad.ts',
      content: "import type { Row } from '../database/tables';\nlet row: Row;",
    },
    {
      rule: 'pure-core-has-no-node-builtins',
      file: 'plugins/gitops-common/src/model/bad.ts',
      content: from('node:fs'),
    },
    {
      rule: 'imports-resolve',
      file: 'plugins/gitops/src/bad.ts',
      content: from('./nowhere'),
    },
  ])('catch $rule in $file', ({ rule, file, content, also }) => {
    write({ ...also, [file]: content });
    expect(violations()).toContain(`error ${rule}: ${file}`);
  });
});
