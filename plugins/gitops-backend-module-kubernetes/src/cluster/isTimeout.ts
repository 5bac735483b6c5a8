/**
 * Whether an error tells of a signal that ended something. Asks for names only: an error of Node itself is not always
 * an instance of the `Error` at hand.
 */
export function isTimeout(error: unknown): boolean {
  const name = (error as { name?: unknown } | null | undefined)?.name;
  return name === 'TimeoutError' || name === 'AbortError';
}
