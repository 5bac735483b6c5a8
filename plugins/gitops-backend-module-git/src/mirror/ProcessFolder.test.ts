import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ProcessFolder } from './ProcessFolder';

const minute = 60_000;

describe('ProcessFolder', () => {
  let root: string;
  let directory: string;
  const claimed: ProcessFolder[] = [];

  async function claim(now = Date.now()) {
    const folder = await ProcessFolder.claim(directory, now);
    claimed.push(folder);
    return folder;
  }

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'oneroof-git-test-'));
    directory = join(root, 'mirrors');
  });

  afterEach(() => {
    claimed.splice(0).forEach(folder => folder.release());
    rmSync(root, { recursive: true });
  });

  it('is for this user alone', async () => {
    const { path } = await claim();

    for (const folder of [directory, path]) {
      expect(statSync(folder).mode & 0o777).toBe(0o700);
    }
  });

  it('is another one for everybody who holds one', async () => {
    const folders = await Promise.all([claim(), claim(), claim()]);

    expect(new Set(folders.map(folder => folder.path)).size).toBe(3);
  });

  it('comes to the next one with all that stands in it, and to one alone', async () => {
    const first = await claim();
    writeFileSync(join(first.path, 'mirror'), '');
    first.release();

    const next = await Promise.all([claim(), claim()]);

    expect(
      next.filter(folder => existsSync(join(folder.path, 'mirror'))),
    ).toHaveLength(1);
    expect(existsSync(first.path)).toBe(false);
  });

  it.each([
    ['another machine, silent for long', 'ffffffff-1', 11 * minute, true],
    ['another machine, heard of just now', 'ffffffff-1', minute, false],
  ])('of %s: adopted or not', async (_, prefix, silence, isAdopted) => {
    const now = Date.now();
    mkdirSync(directory, { mode: 0o700 });
    const path = join(directory, `${prefix}-0123456789ab`);
    mkdirSync(path, { mode: 0o700 });
    const seen = new Date(now - silence);
    utimesSync(path, seen, seen);

    await claim(now);

    expect(existsSync(path)).toBe(!isAdopted);
  });

  it('of a process of this machine that lives is left alone', async () => {
    const own = basename((await claim()).path).split('-')[0];
    const path = join(directory, `${own}-${process.ppid}-0123456789ab`);
    mkdirSync(path, { mode: 0o700 });

    await claim();

    expect(existsSync(path)).toBe(true);
  });

  it('of a process of this machine that was killed is adopted', async () => {
    const own = basename((await claim()).path).split('-')[0];
    const { pid } = spawnSync('git', ['version']);
    const path = join(directory, `${own}-${pid}-0123456789ab`);
    mkdirSync(path, { mode: 0o700 });
    writeFileSync(join(path, 'mirror'), '');

    const next = await claim();

    expect(readdirSync(next.path)).toEqual(['mirror']);
    expect(existsSync(path)).toBe(false);
  });

  it('removes what nobody has used for a day', async () => {
    const now = Date.now();
    mkdirSync(directory, { mode: 0o700 });
    for (const [name, age] of [
      ['ffffffff-1-000000000001', 2 * 24 * 60 * minute],
      ['ffffffff-1-000000000002', 20 * minute],
      ['ffffffff-1-000000000003', 30 * minute],
      ['something-else', 2 * 24 * 60 * minute],
    ] as const) {
      const path = join(directory, name);
      mkdirSync(path, { mode: 0o700 });
      const seen = new Date(now - age);
      utimesSync(path, seen, seen);
    }

    const { path } = await claim(now);

    // The youngest is the one that was adopted.
    expect(readdirSync(directory).sort()).toEqual(
      [basename(path), 'ffffffff-1-000000000003', 'something-else'].sort(),
    );
  });

  it.each([
    [
      'that others can read',
      () => {
        mkdirSync(directory);
        chmodSync(directory, 0o755);
      },
    ],
    [
      'that is a link',
      () => {
        mkdirSync(join(root, 'elsewhere'), { mode: 0o700 });
        symlinkSync(join(root, 'elsewhere'), directory);
      },
    ],
  ])('refuses a directory %s', async (_, make) => {
    make();

    await expect(claim()).rejects.toThrow('gitops.git.directory');
  });
});
