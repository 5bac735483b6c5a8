/** What is left of a JSON pointer of an ignore rule on the way down. */
export interface PointerCursor {
  readonly segments: readonly string[];
  readonly depth: number;
  /** The rule in words. */
  readonly rule: string;
}

const none: readonly PointerCursor[] = [];

/** Reads an RFC 6901 pointer; undefined where it is none. */
export function parsePointer(
  pointer: string,
  rule: string,
): PointerCursor | undefined {
  if (pointer !== '' && !pointer.startsWith('/')) {
    return undefined;
  }
  const segments = pointer
    .split('/')
    .slice(1)
    .map(segment => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
  return { segments, depth: 0, rule };
}

/** The pointers that lead on to a key, or to an item that stands at one of some positions. */
export function stepPointers(
  cursors: readonly PointerCursor[],
  names: readonly string[],
): readonly PointerCursor[] {
  if (cursors.length === 0) {
    return none;
  }
  const next: PointerCursor[] = [];
  for (const cursor of cursors) {
    if (
      cursor.depth < cursor.segments.length &&
      names.includes(cursor.segments[cursor.depth])
    ) {
      next.push({ ...cursor, depth: cursor.depth + 1 });
    }
  }
  return next;
}

/** The rule whose pointer ends here, so that the whole node is ignored. */
export function ruleEndingHere(
  cursors: readonly PointerCursor[],
): string | undefined {
  for (const cursor of cursors) {
    if (cursor.depth === cursor.segments.length) {
      return cursor.rule;
    }
  }
  return undefined;
}
