import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runGit } from './runGit';

const { signal } = new AbortController();

describe('runGit', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'oneroof-git-test-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const run = (
    args: string[],
    options: Partial<Parameters<typeof runGit>[0]> = {},
  ) =>
    runGit(
      {
        args,
        environment: { PATH: process.env.PATH ?? '' },
        folder,
        maxOutputBytes: 1000,
        timeout: 20_000,
        ...options,
      },
      signal,
    );

  it('gives what git printed', async () => {
    const output = await run(['hash-object', '--stdin'], { input: 'hello\n' });

    expect(output.toString()).toBe(
      'ce013625030ba8dba906f756967f9e9ca394464a\n',
    );
  });

  it('says too-large for more output than allowed', async () => {
    await expect(
      run(['help', '-a'], { maxOutputBytes: 10 }),
    ).rejects.toMatchObject({ kind: 'too-large' });
  });

  it('says too-large when more arrives than may be stored', async () => {
    writeFileSync(join(folder, 'tmp_pack_1'), Buffer.alloc(2000));
    writeFileSync(join(folder, 'other'), Buffer.alloc(2000));
    // Waits for input that does not come.
    const waiting = (maxBytes: number) =>
      run(['-c', 'alias.wait=!sleep 20', 'wait'], {
        growth: { folder, maxBytes },
        timeout: 2000,
      });

    await expect(waiting(1999)).rejects.toMatchObject({ kind: 'too-large' });
    await expect(waiting(2000)).rejects.toMatchObject({ kind: 'timeout' });
  });

  it('says no-program where there is no git', async () => {
    await expect(
      run(['version'], { environment: { PATH: folder } }),
    ).rejects.toMatchObject({ kind: 'no-program' });
  });

  it('does not blame git for an absent folder', async () => {
    await expect(
      run(['version'], { folder: join(folder, 'absent') }),
    ).rejects.toMatchObject({ kind: 'exit' });
  });

  it('keeps what git said', async () => {
    await expect(run(['rev-parse', '--git-dir'])).rejects.toMatchObject({
      kind: 'exit',
      stderr: expect.stringContaining('not a git repository'),
    });
  });
});
