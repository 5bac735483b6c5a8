import { lstat, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hasEnded, processMark } from './processMark';

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
  return realpath(await mkdtemp(`${kind}${processMark}_`));
}

async function removeOrphans(parent: string, prefix: string): Promise<void> {
  const names = await readdir(parent).catch((): string[] => []);
  for (const name of names) {
    const rest = name.startsWith(prefix) ? name.slice(prefix.length) : '';
    const [, mark] = /^(\w+)_[A-Za-z0-9]{6}$/.exec(rest) ?? [];
    const path = join(parent, name);
    if (mark !== undefined && (await isOrphan(path, mark))) {
      // One that cannot be removed keeps nobody from working.
      await rm(path, { recursive: true, force: true }).catch(() => {});
    }
  }
}

async function isOrphan(path: string, mark: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  // In a folder that belongs to everybody somebody else may have chosen such a name, for what is not ours to remove.
  if (!found?.isDirectory() || found.uid !== process.getuid?.()) {
    return false;
  }
  // In a container the process before us had our own id.
  const startedAt = Date.now() - process.uptime() * 1000;
  return mark === processMark ? found.mtimeMs < startedAt : hasEnded(mark);
}
