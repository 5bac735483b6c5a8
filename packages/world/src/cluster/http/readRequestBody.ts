import { IncomingMessage } from 'node:http';
import { ApiError } from '../ApiError';

/** The limit of the real server for one request. */
const maxBytes = 3 * 1024 * 1024;

/** Reads a request's body as text. */
export async function readRequestBody(
  request: IncomingMessage,
): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > maxBytes) {
      throw new ApiError(
        413,
        'RequestEntityTooLarge',
        `limit is ${maxBytes} bytes`,
      );
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
