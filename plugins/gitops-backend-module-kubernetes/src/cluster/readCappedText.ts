import { ObservationError } from '@oneroof/plugin-gitops-node';
import { ClusterRequest } from './ClusterConnection';

/**
 * Reads a body as text, and stops as soon as it is larger than allowed: a hostile server may send for ever.
 *
 * @throws ObservationError `too-large`
 */
export async function readCappedText(
  body: AsyncIterable<Uint8Array>,
  { maxBytes, hold }: Pick<ClusterRequest, 'hold' | 'maxBytes'>,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      throw new ObservationError(
        'too-large',
        `an answer is larger than ${Math.floor(maxBytes / 1024)} KiB`,
      );
    }
    hold?.(chunk.byteLength);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size).toString('utf8');
}
