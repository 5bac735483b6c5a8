/**
 * Gathers what a program says, up to a number of bytes. What would go beyond is dropped and told.
 *
 * @returns the chunks so far; it grows
 *
 * @public
 */
export function collectOutput(
  stream: NodeJS.ReadableStream,
  maxBytes: number,
  onExceeded: () => void,
): Buffer[] {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxBytes) {
      onExceeded();
    } else {
      chunks.push(chunk);
    }
  });
  return chunks;
}
