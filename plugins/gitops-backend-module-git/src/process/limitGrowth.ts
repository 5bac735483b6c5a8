import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A limit on what a command may store. */
export interface GrowthLimit {
  /** Folder in which git collects what it receives. */
  folder: string;
  maxBytes: number;
}

const intervalMs = 200;

/**
 * Watches the packs that git is receiving and calls back once they exceed the limit: git itself has no limit for what
 * a server sends, and the sizes of missing blobs are not known before they arrive.
 *
 * @returns a function that ends the watch
 */
export function limitGrowth(
  limit: GrowthLimit,
  onExceeded: () => void,
): () => void {
  const timer = setInterval(async () => {
    if ((await measureIncoming(limit.folder)) > limit.maxBytes) {
      onExceeded();
    }
  }, intervalMs);
  return () => clearInterval(timer);
}

async function measureIncoming(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(
    names
      .filter(name => name.startsWith('tmp_'))
      .map(name =>
        stat(join(folder, name)).then(
          s => s.size,
          () => 0,
        ),
      ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
