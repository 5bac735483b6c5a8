/** A declared list that is longer is compared greedily: nobody writes matchers that overlap in thousands of ways. */
const mostExact = 200;

/**
 * Whether each entry can be given one of its positions so that none is given twice: a matching in a bipartite graph,
 * found by augmenting paths (Kuhn). It is what decides whether `[foo, {have-prefix: f}]` is in `[fox, foo]`.
 */
export function canAssign(entries: ReadonlyArray<readonly number[]>): boolean {
  if (entries.some(positions => positions.length === 0)) {
    return false;
  }
  if (entries.length === 1) {
    return true;
  }
  const owners = new Map<number, number>();
  const place = (entry: number, tried: Set<number>): boolean =>
    entries[entry].some(position => {
      if (tried.has(position)) {
        return false;
      }
      tried.add(position);
      const owner = owners.get(position);
      if (
        owner === undefined ||
        (entries.length <= mostExact && place(owner, tried))
      ) {
        owners.set(position, entry);
        return true;
      }
      return false;
    });
  return entries.every((_, entry) => place(entry, new Set()));
}
