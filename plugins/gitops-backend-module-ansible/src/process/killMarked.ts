import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { hasEnded, processMark } from '@oneroof/plugin-gitops-node/process';
import { markVariable } from './ansibleEnvironment';

/**
 * Kills what a run has left behind: daemons leave its process group (an `ssh` that waits for more to do, `nohup` in a
 * playbook), and keep its environment. Only where the machine has `/proc`, and only processes whose environment we may
 * read.
 */
export function killMarked(mark: string): Promise<void> {
  return killWhere(found => found === mark);
}

let sweeping: Promise<void> | undefined;

/**
 * Kills the runs of backends that were killed themselves, once for each process: nobody is left to end them in time, and
 * a sync would be at work on its hosts beside the one that is begun anew.
 */
export function killOrphans(): Promise<void> {
  sweeping ??= killWhere(mark => hasEnded(mark.split('.')[0]));
  return sweeping;
}

/** A mark for one run of this process. */
export function createMark(): string {
  return `${processMark}.${randomUUID()}`;
}

async function killWhere(isWanted: (mark: string) => boolean): Promise<void> {
  // What is killed may have started something in the moment before; nobody starts anything for ever.
  for (let round = 0; round < 10; round++) {
    const pids = await findMarked(isWanted);
    if (pids.length === 0) {
      return;
    }
    pids.forEach(kill);
  }
}

async function findMarked(
  isWanted: (mark: string) => boolean,
): Promise<number[]> {
  const start = `${markVariable}=`;
  const names = await readdir('/proc').catch(() => []);
  const found = await Promise.all(
    names
      .filter(name => /^\d+$/.test(name))
      .map(async name => {
        const environment = await readFile(
          `/proc/${name}/environ`,
          'latin1',
        ).catch(() => '');
        const entry = environment.split('\0').find(e => e.startsWith(start));
        return entry && isWanted(entry.slice(start.length))
          ? [Number(name)]
          : [];
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
