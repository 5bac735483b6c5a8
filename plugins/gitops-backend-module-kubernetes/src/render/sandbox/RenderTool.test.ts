import { createMockDirectory } from '@backstage/backend-test-utils';
import { detectSandbox } from '@oneroof/plugin-gitops-node/process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireEmpty } from '../../__testUtils__/requireEmpty';
import { RenderTool, RenderToolOptions } from './RenderTool';

jest.setTimeout(60_000);

const plainSandbox = {
  prefix: [],
  networkIsolated: false,
  memoryLimited: false,
};

describe('RenderTool', () => {
  const programs = createMockDirectory();
  const temporary = createMockDirectory();

  /** A program in place of kustomize: what it does is what a hostile repository might make kustomize do. */
  function install(script: string, name = 'kustomize') {
    programs.setContent({ [name]: `#!/bin/bash\n${script}\n` });
    chmodSync(programs.resolve(name), 0o755);
  }

  const run = (
    changes: Partial<RenderToolOptions> = {},
    request: { path?: string; signal?: AbortSignal } = {},
  ) =>
    new RenderTool({
      path: programs.path,
      sandbox: plainSandbox,
      timeoutMs: 10_000,
      temporaryFolder: temporary.path,
      ...changes,
    }).run({
      files: [
        { path: request.path ?? 'web/a.yaml', content: Buffer.from('text') },
      ],
      folder: 'web',
      signal: request.signal ?? new AbortController().signal,
    });

  afterEach(() => {
    requireEmpty(temporary.path);
    programs.clear();
  });

  it('gives the program the files, two variables and nothing else', async () => {
    install('echo "$1 $(< "$2/a.yaml")"; declare -px; ulimit -c');

    const output = await run();

    expect(output).toMatch(/^build text$/m);
    const names = [...output.matchAll(/^declare -x (\w+)/gm)].map(([, n]) => n);
    // The last three are bash's own.
    expect(names.sort()).toEqual(['HOME', 'OLDPWD', 'PATH', 'PWD', 'SHLVL']);
    expect(output).toMatch(/PATH="[^:"]*\/home"/);
  });

  it('calls kubectl by its own name for it', async () => {
    install('echo "$1"', 'kubectl');

    await expect(run()).resolves.toBe('kustomize\n');
  });

  it('kills a program that takes too long, with its children', async () => {
    const pids = programs.resolve('pids');
    install(
      `/bin/sleep 600 & echo $! > ${programs.path}/pids; while :; do :; done`,
    );

    await expect(run({ timeoutMs: 500 })).rejects.toMatchObject({
      code: 'timeout',
      message: 'rendering took longer than 0.5 s',
    });
    const child = readFileSync(pids, 'utf8').trim();
    expect(isAlive(child)).toBe(false);
  });

  it('ends with its program, though a child holds on to the output', async () => {
    install('/bin/sleep 600 & echo done');

    await expect(run()).resolves.toBe('done\n');
  });

  it('stops a program that writes without end', async () => {
    install('while :; do echo "kind: Bomb, kind: Bomb, kind: Bomb"; done');

    await expect(
      run({ timeoutMs: 50_000, maxOutputBytes: 200_000 }),
    ).rejects.toMatchObject({ code: 'too-large' });
  });

  it('ends with the reason of its signal', async () => {
    install('while :; do :; done');
    const controller = new AbortController();
    const running = run({}, { signal: controller.signal });
    controller.abort(new Error('enough'));

    await expect(running).rejects.toThrow('enough');
  });

  it.each(['../x', '/etc/x', 'a/../../x', '.git/config', 'a\0b', 'a\\b', ''])(
    'writes nothing for the path %j',
    async path => {
      install('echo');

      await expect(run({}, { path })).rejects.toMatchObject({
        code: 'invalid',
      });
    },
  );

  it.each([
    { what: 'on the PATH', changes: {} },
    { what: 'where it is configured', changes: { binary: '/none/kustomize' } },
  ])('says how to get a kustomize that is not $what', async ({ changes }) => {
    await expect(run(changes)).rejects.toMatchObject({
      code: 'not-configured',
      message: expect.stringContaining('install kustomize or kubectl'),
    });
  });

  it('tells what went wrong without secrets and folders', async () => {
    install(
      'echo "# Warning: old" >&2; echo "Error: in $PWD/web/a.yaml: [apiVersion: v1 kind: Secret data: {password: hunter2}]" >&2; exit 1',
    );

    await expect(run()).rejects.toMatchObject({
      code: 'render-failed',
      message: expect.stringMatching(
        /^kustomize failed: Error: in web\/a\.yaml: \[apiVersion: v1 kind: Secret data: …[^a-z]*$/,
      ),
    });
  });

  it('has no network and little memory where the machine can do that', async () => {
    const sandbox = await detectSandbox('/usr/bin:/bin:/usr/sbin:/sbin');
    install(
      'ulimit -v; while read -r line; do echo "$line"; done < /proc/net/dev',
    );

    const output = await run({ sandbox });

    const devices = [...output.matchAll(/^(\w+):/gm)].map(([, name]) => name);
    expect(devices.every(name => name === 'lo')).toBe(sandbox.networkIsolated);
    expect(output.startsWith('4194304\n')).toBe(sandbox.memoryLimited);
  });
});

function isAlive(pid: string): boolean {
  const status = join('/proc', pid, 'stat');
  // A killed child may wait for its parent to take note.
  return existsSync(status) && !/\) Z /.test(readFileSync(status, 'utf8'));
}
