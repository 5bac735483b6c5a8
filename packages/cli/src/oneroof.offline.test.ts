import { createMockDirectory } from '@backstage/backend-test-utils';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { version } from '../package.json';
import { OneroofProgram } from './__testUtils__/OneroofProgram';

jest.setTimeout(120_000);

const environment = `apiVersion: oneroof.dev/v1alpha1
kind: Environment
metadata: {name: dev}
spec:
  tier: development
  owner: group:default/platform
  targets:
    - {name: dev-1, kubernetes: {cluster: dev-1}}
`;

const configMap = `apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {A: '1'}
`;

describe('oneroof, without a cluster', () => {
  const directory = createMockDirectory();
  let oneroof: OneroofProgram;

  beforeAll(() => {
    oneroof = new OneroofProgram();
  });

  beforeEach(() => directory.clear());

  afterAll(() => oneroof.remove());

  const run = (
    args: string[],
    options: { env?: NodeJS.ProcessEnv; input?: string } = {},
  ) => oneroof.run(args, { cwd: directory.path, ...options });

  it('prints its version', async () => {
    expect(await run(['--version'])).toEqual({
      code: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
  });

  it.each(['drift', 'health', 'validate', 'judge', 'completion'])(
    'shows examples in the help of %s',
    async command => {
      const { stdout, code } = await run([command, '--help']);
      expect(code).toBe(0);
      expect(stdout).toContain(`Examples:\n`);
      expect(stdout).toContain(`oneroof ${command} `);
    },
  );

  it('loads for help neither a client of Kubernetes nor a schema', () => {
    const dist = join(dirname(oneroof.path), '../dist');
    const atStart = new Set(['main.mjs']);
    let bytes = 0;
    // A set visits what is added on the way.
    for (const file of atStart) {
      const text = readFileSync(join(dist, file), 'utf8');
      bytes += text.length;
      for (const [, from] of text.matchAll(
        /(?:\bfrom|^import)"\.\/([^"]+)"/gm,
      )) {
        atStart.add(from);
      }
    }
    expect(atStart.size).toBeGreaterThan(1);
    expect(bytes).toBeLessThan(100_000);
  });

  it('needs nothing that would have to be installed', () => {
    const dist = join(dirname(oneroof.path), '../dist');
    const text = readdirSync(dist)
      .filter(file => file.endsWith('.mjs'))
      .map(file => readFileSync(join(dist, file), 'utf8'))
      .join('\n');
    const wanted = [
      ...text.matchAll(/\b_*require\("([^"]+)"\)|\bfrom"([^".,][^"]*)"/g),
    ].map(([, required, imported]) => required ?? imported);
    expect(wanted).toContain('node:https');
    expect(wanted.filter(name => !isBuiltin(name))).toEqual([]);
  });

  it.each<{
    title: string;
    args: string[];
    files?: Record<string, string>;
    env?: NodeJS.ProcessEnv;
    stderr: RegExp;
  }>([
    { title: 'no -f', args: ['drift'], stderr: /required option '-f/ },
    {
      title: 'an unknown command',
      args: ['drfit'],
      stderr: /Did you mean drift\?/,
    },
    {
      title: 'an unknown format',
      args: ['drift', '-f', 'a.yaml', '-o', 'xml'],
      stderr: /Allowed choices are table, json, yaml/,
    },
    {
      title: 'a timeout that is no time',
      args: ['drift', '-f', 'a.yaml', '--timeout', 'soon'],
      stderr: /Not a number of seconds/,
    },
    {
      title: 'no kubeconfig',
      args: ['drift', '-f', 'a.yaml'],
      files: { 'a.yaml': configMap },
      stderr:
        /^oneroof: there is no kubeconfig: .*\.kube\/config .* does not exist/,
    },
    {
      title: 'a kubeconfig that is none',
      args: ['drift', '-f', 'a.yaml', '--kubeconfig', 'config'],
      files: { 'a.yaml': configMap, config: 'token: t0ps3cret: x' },
      stderr: /^oneroof: the kubeconfig of .* is not valid\n$/,
    },
    {
      title: 'a context that is not there',
      args: ['drift', '-f', 'a.yaml', '--context', 'nowhere'],
      files: { 'a.yaml': configMap, config: '{clusters: [], contexts: []}' },
      env: { KUBECONFIG: 'missing:config' },
      stderr: /no usable context "nowhere"/,
    },
    {
      title: 'a cluster that does not answer',
      args: ['drift', '-f', 'a.yaml', '--kubeconfig', 'config'],
      files: {
        'a.yaml': configMap,
        config: `{current-context: a, clusters: [{name: c, cluster: {server: 'https://127.0.0.1:1'}}],
          users: [{name: u, user: {token: t0ps3cret}}], contexts: [{name: a, context: {cluster: c, user: u}}]}`,
      },
      stderr: /^oneroof: no connection to cluster a \(ECONNREFUSED\)\n$/,
    },
    {
      title: 'a file that is empty',
      args: ['drift', '-f', 'a.yaml'],
      files: { 'a.yaml': '# nothing\n' },
      stderr: /there is no manifest/,
    },
    {
      title: 'rules that are none',
      args: ['drift', '-f', 'a.yaml', '--ignore', 'rules.yaml'],
      files: { 'a.yaml': configMap, 'rules.yaml': '- {knid: Secret}' },
      stderr:
        /^oneroof: rules.yaml: holds no list of ignoreDifferences rules: /,
    },
    {
      title: 'cases that are not there',
      args: ['judge', 'nowhere'],
      stderr: /^oneroof: nowhere: there is no such file or folder\n$/,
    },
  ])('ends with 2 and a clear line for $title', async testCase => {
    directory.setContent(testCase.files ?? {});
    const { code, stderr, stdout } = await run(testCase.args, testCase);
    expect(stderr).toMatch(testCase.stderr);
    expect(stderr + stdout).not.toMatch(/\n {4}at |t0ps3cret/);
    expect(code).toBe(2);
  });

  it('names file, document, line and column of each mistake, and judges the others', async () => {
    directory.setContent({
      'good.yaml': environment,
      'bad.yaml': `${environment}---\n${environment.replace(
        'owner',
        'onwer',
      )}---\n{`,
    });
    expect(
      await run(['validate', 'bad.yaml', 'good.yaml', 'gone.yaml']),
    ).toEqual({
      code: 2,
      stderr: '',
      stdout: `bad.yaml:15:3 (document 2): spec.onwer: no such field; did you mean "owner"?
bad.yaml:19:2 (document 3): Flow map must end with a }
gone.yaml: there is no such file or folder
2 environments valid, 3 problems
`,
    });
  });

  it('checks the goss files of a folder as one manifest, before their variables are known', async () => {
    directory.setContent({
      'delivery.yaml': environment,
      web: {
        'goss.yaml':
          'package:\n  nginx: {versions: [{{ .Vars.nginx }}]}\ncommand: {x: {timeout: 5}}',
        'goss-base.yaml': 'command: {x: {exit-status: 0}}',
      },
      db: {
        'goss.yaml':
          'file:\n  /etc/a: {exists: yes, mode: 0644}\n{{ if .Env.X }}\n',
        'notes.goss.txt': '',
      },
      old: { 'goss.yml': 'service:\n  sshd: {runing: true}\n' },
    });
    const files = ['web/goss.yaml', 'web/goss-base.yaml'];

    expect(await run(['validate', 'delivery.yaml', ...files])).toEqual({
      code: 0,
      stderr: '',
      stdout: '1 environment and 1 host manifest valid\n',
    });
    expect(
      await run(['validate', ...files, 'db/goss.yaml', 'old/goss.yml']),
    ).toEqual({
      code: 1,
      stderr: '',
      stdout: `db/goss.yaml:3:1: a block has no {{ end }}
old/goss.yml:2:10: service has no attribute "runing"; did you mean "running"?
1 host manifest valid, 2 problems
`,
    });
    expect(
      JSON.parse((await run(['validate', '-o', 'json', ...files])).stdout),
    ).toMatchObject({
      files: [],
      hostManifests: [
        { files: ['web/goss-base.yaml', 'web/goss.yaml'], things: 1 },
      ],
    });
    expect(
      (await run(['validate', 'old/goss.yml', 'old/goss.yaml'])).code,
    ).toBe(2);
  });

  it.each([
    { text: environment, code: 0 },
    { text: environment.replace('dev}', 'DEV}'), code: 1 },
    { text: configMap, code: 2 },
  ])('validates stdin with exit code $code', async ({ text, code }) => {
    expect((await run(['validate', '-'], { input: text })).code).toBe(code);
  });

  it('says of a broken Secret where it is broken, and nothing of what it holds', async () => {
    directory.setContent({
      'a.yaml': `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {p: 'hunter2', p: hunter3}\n---\nkind: "hunter2`,
    });
    const { stdout, stderr, code } = await run(['drift', '-f', 'a.yaml']);
    expect(stdout).toContain('a.yaml:4:28 (document 1): ');
    expect(stdout).toContain('(document 2): ');
    expect(stdout + stderr).not.toContain('hunter');
    expect(code).toBe(2);
  });

  it('refuses a folder that wants to be rendered', async () => {
    directory.setContent({ app: { 'kustomization.yaml': 'resources: []' } });
    const { stdout, code } = await run(['drift', '-f', 'app']);
    expect(stdout).toContain('app: holds kustomization.yaml: add --kustomize');
    expect(code).toBe(2);
  });

  it('keeps quiet, and its exit code, when its reader leaves early', () => {
    directory.setContent({ 'a.yaml': '--- {a: 1, a: 2}\n'.repeat(190) });
    const file = JSON.stringify(oneroof.path);
    const { stdout, stderr } = spawnSync(
      'bash',
      [
        '-c',
        `${process.execPath} ${file} validate ${'a.yaml '.repeat(
          30,
        )} | head -1; echo "\${PIPESTATUS[0]}"`,
      ],
      { cwd: directory.path, encoding: 'utf8' },
    );
    expect(stdout).toMatch(/^a\.yaml:1:12 \(document 1\): .*\n1\n$/);
    expect(stderr).toBe('');
  });

  it('judges cases, and closes with their number', async () => {
    directory.setContent({
      cases: {
        good: {
          'case.yaml': "now: '2026-01-01T00:00:00Z'\nexpect: {health: missing}",
          'object.json': 'null',
        },
        wrong: {
          'case.yaml': "now: '2026-01-01T00:00:00Z'\nexpect: {health: healthy}",
          'object.json': 'null',
        },
        broken: { 'case.yaml': 'expect: {}', 'object.json': 'null' },
        other: { 'case.yaml': 'tool: puppet' },
      },
    });
    const { stdout, code } = await run(['judge', 'cases']);
    expect(stdout).toContain(
      'FAILED cases/wrong\n  - health healthy\n  + health missing: the object does not exist\n\n',
    );
    expect(stdout).toMatch(/FAILED cases\/broken\n {2}! /);
    expect(stdout).toMatch(/\n1 passed, 2 failed, 1 skipped\n$/);
    expect(code).toBe(1);
  });
});
