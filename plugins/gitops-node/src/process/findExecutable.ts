import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

/**
 * The first program of one of these names in the folders of a PATH; relative folders are left out.
 *
 * @public
 */
export async function findExecutable(
  names: readonly string[],
  path: string,
): Promise<string | undefined> {
  for (const name of names) {
    for (const folder of path.split(delimiter).filter(isAbsolute)) {
      const candidate = join(folder, name);
      if (await isExecutable(candidate)) {
        return candidate;
      }
    }
  }
  return undefined;
}

/**
 * Whether a path is a program that this process may run.
 *
 * @public
 */
export async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
