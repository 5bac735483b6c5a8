import { constants, Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import { CauseCode } from '@oneroof/plugin-gitops-common';
import { ObservationError } from '@oneroof/plugin-gitops-node';

const codes: ReadonlyMap<string | undefined, [CauseCode, string]> = new Map([
  ['ENOENT', ['not-found', 'does not exist']],
  ['ENOTDIR', ['not-found', 'does not exist']],
  ['EACCES', ['forbidden', 'may not be read by the backend']],
  ['EPERM', ['forbidden', 'may not be read by the backend']],
  ['ELOOP', ['invalid', 'is a link']],
]);

/**
 * Reads a regular file up to a size. What it is, is asked of the opened file, so that nobody can exchange it in between,
 * and a pipe does not keep us waiting.
 *
 * @param options - `subject`: how sentences about it begin; `followLinks`: only for paths that the operator wrote
 * @throws ObservationError
 */
export async function readCappedFile(
  path: string,
  options: { subject: string; maxBytes: number; followLinks: boolean },
): Promise<{ text: string; stats: Stats }> {
  const { subject, maxBytes } = options;
  const file = await open(
    path,
    // eslint-disable-next-line no-bitwise
    constants.O_RDONLY |
      constants.O_NONBLOCK |
      (options.followLinks ? 0 : constants.O_NOFOLLOW),
  ).catch((error: NodeJS.ErrnoException) => {
    const [code, words] = codes.get(error.code) ?? [
      'internal',
      'could not be opened',
    ];
    throw new ObservationError(code, `${subject} ${words}`);
  });
  try {
    const stats = await file.stat();
    if (!stats.isFile()) {
      throw new ObservationError('invalid', `${subject} is no regular file`);
    }
    if (stats.size > maxBytes) {
      throw new ObservationError(
        'too-large',
        `${subject} has ${stats.size} bytes, more than ${maxBytes}`,
      );
    }
    // It may grow while it is read; what is more than it had is another version of it.
    const content = Buffer.alloc(stats.size);
    let size = 0;
    while (size < content.length) {
      const { bytesRead } = await file.read(content, size, undefined, size);
      if (bytesRead === 0) {
        break;
      }
      size += bytesRead;
    }
    return { text: content.toString('utf8', 0, size), stats };
  } finally {
    await file.close();
  }
}
