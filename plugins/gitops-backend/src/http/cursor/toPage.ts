import { encodeCursor } from './cursor';

/** Makes a page of at most `limit` items out of one more, whose presence says that there is a next page. */
export function toPage<T>(
  items: readonly T[],
  limit: number,
  positionOf: (item: T) => ReadonlyArray<string | number>,
): { items: T[]; nextCursor?: string } {
  const page = items.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page,
    nextCursor:
      last && items.length > limit ? encodeCursor(positionOf(last)) : undefined,
  };
}
