import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync } from 'node:fs';
import { rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePrivateFolder } from './makePrivateFolder';
import { processMark } from './processMark';

// Processes are started, on machines that may be busy.
jest.setTimeout(60_000);

const prefix = 'oneroof-test-';

describe('makePrivateFolder', () => {
  let parent: string;
  const [machine] = processMark.split('_');

  beforeEach(() => {
    parent = realpathSync(mkdtempSync(join(tmpdir(), 'oneroof-folders-')));
  });

  afterEach(() => rm(parent, { recursive: true }));

  /** Id of a process that has ended. */
  const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid;

  const leave = async (name: string): Promise<string> => {
    const path = join(parent, name);
    mkdirSync(path);
    await writeFile(join(path, 'private_key'), 'secret');
    return path;
  };

  it('makes folders of their own for this user alone', async () => {
    const one = await makePrivateFolder(parent, prefix);
    const two = await makePrivateFolder(parent, prefix);
    expect(one).not.toBe(two);
    expect((await stat(one)).mode.toString(8)).toBe('40700');
  });

  it('removes what a killed process has left, once', async () => {
    const dead = deadPid();
    const left = await leave(`${prefix}${machine}_${dead}_aaaaaa`);
    const mine = await makePrivateFolder(parent, prefix);
    expect(existsSync(left)).toBe(false);
    // Whatever comes later may be in use before we know of it.
    const later = await leave(`${prefix}${machine}_${dead}_bbbbbb`);
    await makePrivateFolder(parent, prefix);
    expect([mine, later].map(existsSync)).toEqual([true, true]);
  });

  it('removes what a process before us has left, which had our id', async () => {
    const left = await leave(`${prefix}${machine}_${process.pid}_aaaaaa`);
    await utimes(left, new Date(0), new Date(0));
    await makePrivateFolder(parent, prefix);
    expect(existsSync(left)).toBe(false);
  });

  it.each<[string, () => string]>([
    [
      'of a running process',
      () => `${prefix}${machine}_${process.ppid}_aaaaaa`,
    ],
    ['of ours', () => `${prefix}${machine}_${process.pid}_aaaaaa`],
    ['of another machine', () => `${prefix}00000000_${deadPid()}_aaaaaa`],
    ['of another kind', () => `oneroof-other-${machine}_${deadPid()}_aaaaaa`],
    ['that is called otherwise', () => `${prefix}facts-${deadPid()}`],
  ])('leaves a folder %s alone', async (_, nameOf) => {
    const path = await leave(nameOf());
    await makePrivateFolder(parent, prefix);
    expect(existsSync(join(path, 'private_key'))).toBe(true);
  });

  it('follows no link', async () => {
    const kept = await leave('kept');
    const link = join(parent, `${prefix}${machine}_${deadPid()}_aaaaaa`);
    await symlink(kept, link);
    await makePrivateFolder(parent, prefix);
    expect([kept, link].map(path => existsSync(path))).toEqual([true, true]);
  });
});
