import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TreeFile } from '@oneroof/plugin-gitops-common';
import { ObservationError } from '../errors';

const maxFiles = 20_000;
/** File systems have no longer names, and no paths of twice this length. */
const maxNameBytes = 255;
const maxPathBytes = 2000;
const maxBytes = 64 * 1024 * 1024;

/**
 * Writes files into an empty folder of our own: no links, for us alone to read.
 *
 * @throws ObservationError `too-large` or `invalid`, before anything is written
 *
 * @public
 */
export async function writeTree(
  root: string,
  files: readonly TreeFile[],
): Promise<void> {
  const size = files.reduce((sum, file) => sum + file.content.byteLength, 0);
  if (files.length > maxFiles || size > maxBytes) {
    throw new ObservationError(
      'too-large',
      `the files of a run are more than ${maxFiles}, or hold more than ${maxBytes} bytes`,
    );
  }
  for (const { path } of files) {
    if (!isInside(path)) {
      throw new ObservationError(
        'invalid',
        `${JSON.stringify(path.slice(0, 100))} is not a path of a repository`,
      );
    }
  }
  for (const { path, content } of files) {
    const target = join(root, path);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    // `wx` follows no link and replaces nothing.
    await writeFile(target, content, { flag: 'wx', mode: 0o600 });
  }
}

function isInside(path: string): boolean {
  return (
    Buffer.byteLength(path) <= maxPathBytes &&
    !path.includes('\\') &&
    // eslint-disable-next-line no-control-regex
    !/[\u0000-\u001f\u007f]/.test(path) &&
    path
      .split('/')
      .every(
        segment =>
          Buffer.byteLength(segment) <= maxNameBytes &&
          !['', '.', '..', '.git'].includes(segment.toLowerCase()),
      )
  );
}
