import { createHash } from 'node:crypto';
import { lstat, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Process ids mean something on one machine only, and containers may share a folder. No hyphen, and short: paths of sockets are. */
const machine = createHash('sha256')
  .update(hostname())
  .digest('hex')
  .slice(0, 8);

const swept = new Map<string, Promise<void>>();

/**
 * Makes a folder for this user alone, without links in its path. Whoever asks for it removes it.
 *
 * A process that was killed removed nothing, and what it left may hold keys and passwords. So the first folder of a kind that
 * a process makes takes those with it that belong to no running process of this machine.
 *
 * @param parent - absolute path of an existing folder
 * @param prefix - what the folder is for, in letters and hyphens: `oneroof-ssh-`
 *
 * @public
 */
export async function makePrivateFolder(
  parent: string,
  prefix: string,
): Promise<string> {
  const kind = join(parent, prefix);
  const sweeping = swept.get(kind) ?? removeOrphans(parent, prefix);
  swept.set(kind, sweeping);
  await sweeping;
  return realpath(await mkdtemp(`${kind}${machine}_${process.pid}_`));
}

async function removeOrphans(parent: string, prefix: string): Promise<void> {
  const names = await readdir(parent).catch((): string[] => []);
  for (const name of names) {
    const [, owner, pid] =
      /^([0-9a-f]{8})_(\d{1,10})_[A-Za-z0-9]{6}$/.exec(
        name.startsWith(prefix) ? name.slice(prefix.length) : '',
      ) ?? [];
    const path = join(parent, name);
    if (owner === machine && (await isOrphan(path, Number(pid)))) {
      // One that cannot be removed keeps nobody from working.
      await rm(path, { recursive: true, force: true }).catch(() => {});
    }
  }
}

async function isOrphan(path: string, pid: number): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  // In a folder that belongs to everybody somebody else may have chosen such a name, for what is not ours to remove.
  if (!found?.isDirectory() || found.uid !== process.getuid?.()) {
    return false;
  }
  // In a container the process before us had our own id.
  const startedAt = Date.now() - process.uptime() * 1000;
  return pid === process.pid ? found.mtimeMs < startedAt : !isRunning(pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is running too, though we may send it nothing.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
