/** The segments of an RFC 6901 pointer; undefined where the text is none. */
export function parsePointer(pointer: string): string[] | undefined {
  if (pointer !== '' && !pointer.startsWith('/')) {
    return undefined;
  }
  return pointer
    .split('/')
    .slice(1)
    .map(segment => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}
