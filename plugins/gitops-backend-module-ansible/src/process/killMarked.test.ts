import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { processMark } from '@oneroof/plugin-gitops-node/process';
import { markVariable } from './ansibleEnvironment';
import { createMark, killMarked, killOrphans } from './killMarked';

// Processes are started, on machines that may be busy.
jest.setTimeout(60_000);

const [machine] = processMark.split('_');

/** Mark of a run of a process that has ended. */
const markOfDead = () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  return `${machine}_${pid}.run`;
};

describe('what a run leaves behind', () => {
  const started: ChildProcess[] = [];

  afterEach(() => {
    started.splice(0).forEach(child => child.kill('SIGKILL'));
  });

  /** A program that outlives whoever started it. */
  const leave = async (mark: string): Promise<ChildProcess> => {
    const child = spawn('sleep', ['600'], {
      env: { PATH: process.env.PATH, [markVariable]: mark },
      detached: true,
      stdio: 'ignore',
    });
    started.push(child);
    await once(child, 'spawn');
    return child;
  };

  const isAlive = ({ exitCode, signalCode }: ChildProcess) =>
    exitCode === null && signalCode === null;

  it('is killed by its mark, and nothing else', async () => {
    const mark = createMark();
    const [mine, other] = [await leave(mark), await leave(createMark())];
    const end = once(mine, 'exit');
    await killMarked(mark);
    expect(await end).toEqual([null, 'SIGKILL']);
    expect(isAlive(other)).toBe(true);
  });

  it('is killed by the next process where its own was killed', async () => {
    const orphan = await leave(markOfDead());
    const others = [
      await leave(createMark()),
      await leave(`${machine}_${process.ppid}.run`),
      await leave(`00000000_${orphan.pid! + 1}.run`),
      await leave('no-mark'),
    ];
    const end = once(orphan, 'exit');
    await killOrphans();
    expect(await end).toEqual([null, 'SIGKILL']);
    expect(others.map(isAlive)).toEqual([true, true, true, true]);
  });
});
