import { createReadStream } from 'node:fs';
import { CliError } from '../CliError';

/** What one file, or stdin, may hold. The limit of the parser is the same, in characters. */
const maxBytes = 16 * 1024 * 1024;

/**
 * Reads a file.
 *
 * @throws CliError in words for what the system said
 */
export async function readFileCapped(path: string): Promise<Uint8Array> {
  try {
    return await readCapped(createReadStream(path));
  } catch (error) {
    throw error instanceof CliError
      ? error
      : new CliError(describeFileError(error));
  }
}

/**
 * Reads a stream to its end.
 *
 * @throws CliError where it is too long
 */
export async function readCapped(
  stream: AsyncIterable<Uint8Array>,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      throw new CliError(`is larger than ${maxBytes / 1024 / 1024} MiB`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** An error of the file system without its path, which stands beside it already. */
export function describeFileError(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'there is no such file or folder';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read';
    case 'EISDIR':
      return 'is a folder';
    case 'ELOOP':
      return 'is a link that leads to itself';
    default:
      return `cannot be read (${
        (error as NodeJS.ErrnoException).code ?? 'unknown'
      })`;
  }
}
