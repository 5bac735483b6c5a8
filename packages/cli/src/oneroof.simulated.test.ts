import { createMockDirectory } from '@backstage/backend-test-utils';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { AddressInfo, createServer } from 'node:net';
import { driftReportSchema } from './drift/driftReport';
import { healthReportSchema } from './health/healthReport';
import { OneroofProgram } from './__testUtils__/OneroofProgram';
import { SimulatedCluster } from './__testUtils__/SimulatedCluster';

jest.setTimeout(120_000);

const configMap = (name: string, data: Record<string, string>) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'shop' },
  data,
});
const secret = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'key', namespace: 'shop' },
  data: { password: 'aHVudGVyMg==' },
};
const namespace = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'shop' },
};
const manager = 'argocd-controller';

describe('oneroof, against a simulated cluster', () => {
  const directory = createMockDirectory();
  const simulated = new SimulatedCluster();
  const { cluster } = simulated;
  let oneroof: OneroofProgram;

  beforeAll(async () => {
    oneroof = new OneroofProgram();
    directory.clear();
    await simulated.start(directory.resolve('kubeconfig'));
    for (const object of [
      namespace,
      configMap('settings', { A: '1' }),
      configMap('other', { B: '1' }),
      secret,
    ]) {
      cluster.apply(object, manager);
    }
  });

  afterEach(() => cluster.faults.clear());

  afterAll(async () => {
    await simulated.stop();
    oneroof.remove();
  });

  const env = { KUBECONFIG: 'kubeconfig' };
  const run = (args: string[], objects: object[]) =>
    oneroof.run(args, {
      cwd: directory.path,
      env,
      input: objects.map(object => JSON.stringify(object)).join('\n---\n'),
    });

  it('says nothing but a number of what is in sync', async () => {
    const objects = [configMap('settings', { A: '1' }), secret];
    expect(await run(['drift', '-f', '-'], objects)).toEqual({
      code: 0,
      stdout: '2 in sync (context eu-1)\n',
      stderr: '',
    });
  });

  it('takes objects without a namespace for those of -n', async () => {
    const { metadata, ...rest } = configMap('settings', { A: '1' });
    const object = { ...rest, metadata: { name: metadata.name } };
    const [there, elsewhere] = await Promise.all([
      run(['drift', '-f', '-', '-n', 'shop'], [object]),
      run(['drift', '-f', '-'], [object]),
    ]);
    expect(there.code).toBe(0);
    expect(elsewhere).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('missing  ConfigMap default/settings'),
    });
  });

  it('prints drift for people, with who and when', async () => {
    expect(
      (await run(['drift', '-f', '-'], [configMap('settings', { A: '2' })]))
        .stdout,
    ).toBe(`drifted  ConfigMap shop/settings
    .data.A  applied by Argo CD, just now
      git   "2"
      live  "1"

1 drifted (context eu-1)
`);
  });

  it('prints a report that keeps to its schema, and hides secrets in it', async () => {
    const { stdout, code } = await run(
      ['drift', '-f', '-', '-o', 'json'],
      [
        configMap('settings', { A: '2' }),
        configMap('absent', {}),
        { ...secret, data: { password: 'b3RoZXI=' } },
      ],
    );
    const report = driftReportSchema.parse(JSON.parse(stdout));
    expect(report).toMatchObject({
      context: 'eu-1',
      sync: 'drifted',
      complete: true,
      counts: { drifted: 2, missing: 1, 'in-sync': 0 },
    });
    expect(stdout).not.toMatch(/aHVudGVyMg|b3RoZXI|t0ps3cret/);
    expect(code).toBe(1);
  });

  it('tells a kind that may not be read from what differs, and ends with 2', async () => {
    cluster.faults.add({ type: 'error', code: 403 }, { resource: 'secrets' });
    const { stdout, code } = await run(
      ['drift', '-f', '-'],
      [configMap('settings', { A: '2' }), secret],
    );
    expect(stdout).toContain('drifted  ConfigMap shop/settings\n');
    expect(stdout).toContain(
      'unknown  Secret shop/key\n    cannot list secrets in cluster eu-1: the permission is missing\n',
    );
    expect(code).toBe(2);
  });

  it.each([
    { fault: { type: 'error', code: 401 }, words: 'refused the credentials' },
    { fault: { type: 'refuse' }, words: 'no connection to cluster eu-1' },
    { fault: { type: 'hang' }, words: 'did not answer in time' },
  ] as const)('ends with one line for $fault.type', async testCase => {
    cluster.faults.add(testCase.fault);
    const { stdout, stderr, code } = await run(
      ['drift', '-f', '-', '--timeout', '1'],
      [secret],
    );
    expect(stderr).toMatch(new RegExp(`^oneroof: .*${testCase.words}.*\\n$`));
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
  });

  it('asks for nothing but the namespaces of the manifests', async () => {
    cluster.faults.add(
      { type: 'error', code: 403 },
      { verb: 'list', clusterWide: true },
    );
    const { code } = await run(
      ['drift', '-f', '-'],
      [configMap('settings', { A: '1' })],
    );
    expect(code).toBe(0);
  });

  it('leaves out what rules ignore, by pointer and by jq', async () => {
    directory.addContent({
      'rules.yaml': `- {kind: ConfigMap, name: settings, jsonPointers: [/data/A]}
- {kind: ConfigMap, name: other, jqPathExpressions: ['.data["B"]']}`,
    });
    const { stdout, code } = await run(
      ['drift', '-f', '-', '--ignore', 'rules.yaml'],
      [configMap('settings', { A: '2' }), configMap('other', { B: '2' })],
    );
    expect(stdout).toContain('2 ignored (context eu-1)');
    expect(code).toBe(0);
  });

  it('takes rules and the field manager from a Delivery', async () => {
    directory.addContent({
      'delivery.yaml': `apiVersion: oneroof.dev/v1alpha1
kind: Delivery
metadata: {name: shop}
spec:
  component: component:default/shop
  applier: ${manager}
  ignoreDifferences: [{kind: ConfigMap, jsonPointers: [/data/A]}]
  environments: [{environment: dev, placements: [{target: dev, source: {path: .}}]}]
`,
    });
    const { stdout, code } = await run(
      ['drift', '-f', '-', '--ignore', 'delivery.yaml'],
      [configMap('settings', { A: '2' })],
    );
    expect(stdout).toContain('ignored by ignoreDifferences /data/A');
    expect(code).toBe(0);
  });

  it('judges the good documents of a stream beside a bad one, and ends with 2', async () => {
    const { stdout, code } = await run(
      ['drift', '-f', '-'],
      [
        configMap('settings', { A: '2' }),
        { kind: 'ConfigMap' },
        configMap('other', { B: '1' }),
      ],
    );
    expect(stdout).toContain('drifted  ConfigMap shop/settings');
    expect(stdout).toContain(
      'stdin:3:1 (document 2): a manifest needs apiVersion, kind and metadata.name',
    );
    expect(stdout).toContain('1 drifted, 1 in sync, 1 problem in files');
    expect(code).toBe(2);
  });

  it('lets no name from outside command the terminal', async () => {
    const { stdout } = await run(
      ['drift', '-f', '-'],
      [configMap('settings', { A: '1', '\u001b[2J': '\u009b31m\u202e' })],
    );
    expect(stdout).toContain('.data["\\u001b[2J"]');
    expect(stdout).not.toMatch(/[^\P{C}\n]/u);
  });

  it('assesses health, with the reason', async () => {
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'shop' },
      spec: {
        replicas: 2,
        selector: { matchLabels: { app: 'web' } },
        template: {
          metadata: { labels: { app: 'web' } },
          spec: { containers: [{ name: 'app', image: 'web:1' }] },
        },
      },
    };
    cluster.apply(deployment, manager);
    const { stdout, code } = await run(
      ['health', '-f', '-', '-o', 'json'],
      [deployment, configMap('settings', {}), configMap('absent', {})],
    );
    const report = healthReportSchema.parse(JSON.parse(stdout));
    expect(report.resources.map(({ name, health }) => [name, health])).toEqual([
      ['web', 'progressing'],
      ['settings', 'none'],
      ['absent', 'missing'],
    ]);
    expect(code).toBe(1);
  });

  it('stops at once when it is interrupted', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    directory.addContent({
      silent: `{current-context: a, contexts: [{name: a, context: {cluster: c}}],
        clusters: [{name: c, cluster: {server: 'http://127.0.0.1:${port}'}}]}`,
    });
    const asked = once(silent, 'connection');
    const child = spawn(
      process.execPath,
      [oneroof.path, 'drift', '-f', '-', '--kubeconfig', 'silent'],
      { cwd: directory.path, stdio: ['pipe', 'ignore', 'ignore'] },
    );
    const exit = once(child, 'exit');
    child.stdin.end(JSON.stringify(secret));
    await asked;
    child.kill('SIGINT');
    expect(await exit).toEqual([130, null]);
    silent.close();
  });
});
