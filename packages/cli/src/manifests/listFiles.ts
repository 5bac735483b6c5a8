import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CliError } from '../CliError';

const maxFiles = 20_000;
const maxDepth = 50;

/**
 * Files of a folder and below, sorted. Links to files are followed, links to folders are not: they may lead in circles.
 * Folders that begin with a dot are left out; `.git` holds no manifests.
 *
 * @throws CliError where there are too many
 */
export async function listFiles(folder: string): Promise<string[]> {
  const files: string[] = [];
  const visit = async (directory: string, depth: number) => {
    if (depth > maxDepth) {
      throw new CliError(`is nested deeper than ${maxDepth} folders`);
    }
    const entries = await readdir(directory, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.')) {
          await visit(path, depth + 1);
        }
      } else if (entry.isFile() || (await isLinkToFile(path))) {
        files.push(path);
      }
      if (files.length > maxFiles) {
        throw new CliError(`holds more than ${maxFiles} files`);
      }
    }
  };
  await visit(folder, 0);
  return files;
}

async function isLinkToFile(path: string): Promise<boolean> {
  // A link that leads nowhere is no file either.
  return stat(path).then(
    found => found.isFile(),
    () => false,
  );
}
