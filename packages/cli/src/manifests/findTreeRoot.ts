import { stat } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';

/**
 * The folder that nothing rendered may reach out of: the checkout that a folder stands in, as in the portal; the whole
 * disk where it stands in none, since then its owner alone knows where its bases are.
 */
export async function findTreeRoot(folder: string): Promise<string> {
  let candidate = folder;
  while (candidate !== parse(candidate).root) {
    // A file in worktrees and submodules.
    if (await exists(join(candidate, '.git'))) {
      return candidate;
    }
    candidate = dirname(candidate);
  }
  return candidate;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
