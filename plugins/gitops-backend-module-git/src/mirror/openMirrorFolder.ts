import { randomBytes } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Git } from '../process/Git';
import { GitFailure } from '../process/GitFailure';

/**
 * Makes sure that a bare repository stands at `path`. One that was begun and not finished never stands there: it is
 * made under another name and then renamed, which is one step.
 */
export async function openMirrorFolder(
  git: Git,
  path: string,
  signal: AbortSignal,
): Promise<void> {
  await removeLeftovers(path);
  if (await isBareRepository(git, path, signal)) {
    return;
  }
  await discardMirrorFolder(path);
  const fresh = aside(path);
  await git.runLocal(
    undefined,
    {
      args: [
        'init',
        '--bare',
        '--quiet',
        '--template=',
        '--initial-branch=main',
        '--',
        fresh,
      ],
    },
    signal,
  );
  await rename(fresh, path);
}

/** Takes a mirror out of the way at once, and then removes it. */
export async function discardMirrorFolder(path: string): Promise<void> {
  const removed = aside(path);
  try {
    await rename(path, removed);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return;
    }
    throw error;
  }
  await rm(removed, { recursive: true, force: true });
}

/**
 * Removes lock files and half-received packs of commands that were killed. Only for a mirror on which no command of
 * this process is writing; other processes have folders of their own.
 */
export async function removeLeftovers(path: string): Promise<void> {
  const folders = ['.', 'objects/pack', 'objects/info', 'refs/oneroof'];
  for (const folder of folders) {
    const names = await readdir(join(path, folder)).catch(() => []);
    for (const name of names) {
      if (name.endsWith('.lock') || name.startsWith('tmp_')) {
        await rm(join(path, folder, name), { recursive: true, force: true });
      }
    }
  }
}

async function isBareRepository(
  git: Git,
  path: string,
  signal: AbortSignal,
): Promise<boolean> {
  const names = await readdir(path).catch(() => []);
  if (names.length === 0) {
    return false;
  }
  try {
    const output = await git.runLocal(
      path,
      { args: ['rev-parse', '--is-bare-repository'] },
      signal,
    );
    return output.toString().trim() === 'true';
  } catch (error) {
    if (error instanceof GitFailure && error.kind === 'exit') {
      return false;
    }
    throw error;
  }
}

function aside(path: string): string {
  return `${path}.${randomBytes(6).toString('hex')}.tmp`;
}
