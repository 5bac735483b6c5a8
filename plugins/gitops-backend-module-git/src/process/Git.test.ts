import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Git } from './Git';

const { signal } = new AbortController();

describe('Git', () => {
  const { PATH } = process.env;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'oneroof-git-test-'));
    process.env.PATH = `${folder}${delimiter}${PATH}`;
  });

  afterEach(() => {
    process.env.PATH = PATH;
    rmSync(folder, { recursive: true });
  });

  const installGit = (version: string) =>
    writeFileSync(
      join(folder, 'git'),
      `#!/bin/sh\necho git version ${version}\n`,
      { mode: 0o755 },
    );

  it.each([
    ['2.30.9', 'no-program'],
    ['1.99.0', 'no-program'],
    ['not a number', 'no-program'],
    ['2.31.0', undefined],
    ['2.39.5.windows.1', undefined],
    ['3.0.1', undefined],
  ])('version %s: %s', async (version, kind) => {
    installGit(version);
    const git = new Git({ home: folder, timeout: 20_000, lifetime: signal });

    const outcome = await git
      .runLocal(undefined, { args: ['version'] }, signal)
      .then(
        () => undefined,
        error => error.kind,
      );

    expect(outcome).toBe(kind);
  });

  it('looks again after somebody has installed a newer one', async () => {
    installGit('2.20.0');
    const git = new Git({ home: folder, timeout: 20_000, lifetime: signal });
    const run = () => git.runLocal(undefined, { args: ['version'] }, signal);
    await expect(run()).rejects.toMatchObject({ kind: 'no-program' });

    installGit('2.40.0');
    await expect(run()).resolves.toBeInstanceOf(Buffer);
  });
});
