import { createHash, randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, rename, rm, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

const heartbeatMs = 60_000;
const silenceMs = 10 * heartbeatMs;
const uselessAfterMs = 24 * 60 * heartbeatMs;
const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** Folders of this very process; one process may hold several, and a container's process always has the same id. */
const held = new Set<string>();

/**
 * The folder in which one process keeps its mirrors.
 *
 * Each process has its own, so two of them cannot disturb each other, and a lock file that git left behind when it was
 * killed is certainly stale. A folder whose process is gone is adopted by the next one, so a restart starts warm.
 * Adopting is one `rename`: of two processes that want the same folder exactly one gets it, whatever instant either is
 * killed at.
 */
export class ProcessFolder {
  readonly path: string;
  readonly #name: string;
  readonly #heartbeat: NodeJS.Timeout;

  private constructor(directory: string, name: string) {
    this.path = join(directory, name);
    this.#name = name;
    this.#heartbeat = setInterval(() => {
      const now = new Date();
      utimes(this.path, now, now).catch(() => {});
    }, heartbeatMs);
    this.#heartbeat.unref();
  }

  /**
   * Adopts a folder, or makes one. Both the directory and the folder are for this user alone.
   *
   * @param now - milliseconds, as the file system counts them
   */
  static async claim(directory: string, now: number): Promise<ProcessFolder> {
    await makePrivate(directory);
    const name = `${host}-${process.pid}-${randomBytes(6).toString('hex')}`;
    held.add(name);
    const path = join(directory, name);
    let adopted = false;
    for (const dead of await findDead(directory, now)) {
      const from = join(directory, dead.name);
      if (!adopted) {
        adopted = await rename(from, path).then(
          () => true,
          () => false,
        );
      } else if (now - dead.seenAt > uselessAfterMs) {
        await rm(from, { recursive: true, force: true });
      }
    }
    await makePrivate(path);
    const time = new Date(now);
    await utimes(path, time, time);
    return new ProcessFolder(directory, name);
  }

  /** Leaves the folder to the next process. */
  release(): void {
    clearInterval(this.#heartbeat);
    held.delete(this.#name);
  }
}

async function findDead(
  directory: string,
  now: number,
): Promise<Array<{ name: string; seenAt: number }>> {
  const dead = [];
  for (const name of await readdir(directory)) {
    const owner = /^([0-9a-f]{8})-(\d+)-[0-9a-f]{12}$/.exec(name);
    if (owner && !held.has(name)) {
      const seenAt = await lstat(join(directory, name)).then(
        s => s.mtimeMs,
        () => now,
      );
      const isSilent = now - seenAt > silenceMs;
      if (isSilent || (owner[1] === host && !isAlive(Number(owner[2])))) {
        dead.push({ name, seenAt });
      }
    }
  }
  return dead.sort((a, b) => b.seenAt - a.seenAt);
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) {
    // Not among the held ones: it is of an earlier life under the same id.
    return false;
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * The folder of temporary files belongs to everybody: somebody else could have put a link or a folder of their own
 * there, and read or replace what we store.
 */
async function makePrivate(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  const found = await lstat(path);
  const isOurs = process.getuid === undefined || found.uid === process.getuid();
  if (!found.isDirectory() || !isOurs || (found.mode & 0o077) !== 0) {
    throw new Error(
      `${path} must be a folder that only this user can read (mode 0700); see gitops.git.directory`,
    );
  }
}
