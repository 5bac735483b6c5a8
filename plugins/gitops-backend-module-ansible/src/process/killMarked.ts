import { readdir, readFile } from 'node:fs/promises';
import { markVariable } from './ansibleEnvironment';

/**
 * Kills what a run has left behind: daemons leave its process group (an `ssh` that waits for more to do, `nohup` in a
 * playbook), and keep its environment. Only where the machine has `/proc`, and only processes whose environment we may
 * read.
 */
export async function killMarked(mark: string): Promise<void> {
  // What is killed may have started something in the moment before; nobody starts anything for ever.
  for (let round = 0; round < 10; round++) {
    const pids = await findMarked(mark);
    if (pids.length === 0) {
      return;
    }
    pids.forEach(kill);
  }
}

async function findMarked(mark: string): Promise<number[]> {
  const entry = `${markVariable}=${mark}`;
  const names = await readdir('/proc').catch(() => []);
  const found = await Promise.all(
    names
      .filter(name => /^\d+$/.test(name))
      .map(async name => {
        const environment = await readFile(
          `/proc/${name}/environ`,
          'latin1',
        ).catch(() => '');
        return environment.split('\0').includes(entry) ? [Number(name)] : [];
      }),
  );
  return found.flat();
}

function kill(pid: number) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself in this very moment.
  }
}
