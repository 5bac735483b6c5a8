import { createHash } from 'node:crypto';
import { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { NamedFile } from './InventoryExport';

const maxFiles = 20_000;
const maxDepth = 16;

/** An inventory on disk, looked at from outside. */
export interface InventoryScan {
  /** Equal for equal files. */
  stamp: string;
  files: NamedFile[];
}

/**
 * Stamps of all files from which Ansible reads an inventory: the file or folder, and the folders of variables beside it.
 *
 * @throws ObservationError `not-found`, `forbidden` or `too-large`
 */
export async function scanInventory(path: string): Promise<InventoryScan> {
  const lines: string[] = [];
  const scan: InventoryScan = { stamp: '', files: [] };
  const visit = async (at: string, depth: number): Promise<void> => {
    const stats = await statOf(at);
    if (stats.isDirectory()) {
      refuseDepth(depth);
      scan.files.push({ absolute: at, shown: at });
      for (const name of (await readdir(at)).sort()) {
        await visit(join(at, name), depth + 1);
      }
    } else {
      lines.push(stampOf(at, stats));
      scan.files.push({ absolute: at, shown: at });
    }
    if (scan.files.length > maxFiles) {
      throw new ObservationError(
        'too-large',
        `the inventory at ${path} has more than ${maxFiles} files`,
      );
    }
  };
  await visit(path, 0);
  for (const beside of ['group_vars', 'host_vars']) {
    await visit(join(dirname(path), beside), 1).catch(ignoreAbsence);
  }
  scan.stamp = createHash('sha256').update(lines.join('\n')).digest('hex');
  return scan;
}

async function statOf(path: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ObservationError(
      code === 'EACCES' ? 'forbidden' : 'not-found',
      `the inventory at ${path} ${
        code === 'EACCES' ? 'may not be read' : 'does not exist'
      }`,
    );
  }
}

function stampOf(path: string, stats: Stats): string {
  return [path, stats.mtimeMs, stats.size, stats.ino, stats.mode].join('\0');
}

function refuseDepth(depth: number): void {
  // A link to a folder above would lead round for ever.
  if (depth > maxDepth) {
    throw new ObservationError(
      'too-large',
      `the folders of the inventory are nested deeper than ${maxDepth}`,
    );
  }
}

function ignoreAbsence(error: unknown): void {
  if (!(error instanceof ObservationError && error.code === 'not-found')) {
    throw error;
  }
}
