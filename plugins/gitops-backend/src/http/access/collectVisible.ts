/** What {@link collectVisible} needs. */
export interface CollectOptions<T, Position> {
  /** As many visible items are wanted; fewer come only where there are no more. */
  count: number;
  after?: Position;
  /** The next items behind a position; fewer than `limit` only at the end. */
  fetch: (after: Position | undefined, limit: number) => Promise<T[]>;
  positionOf: (item: T) => Position;
  /** Keeps what the caller may see. */
  filter: (items: T[]) => Promise<T[]>;
}

const firstHiddenBatch = 200;
const maxBatch = 1000;

/**
 * Collects visible items from a list of which some are hidden. Where all are visible one batch is enough; for those who
 * see little, batches grow. It ends at the end of the list at the latest.
 *
 * A page is never cut short at a hidden item: where it ended would tell that item's sort key.
 */
export async function collectVisible<T, Position>(
  options: CollectOptions<T, Position>,
): Promise<T[]> {
  const visible: T[] = [];
  let after = options.after;
  let batch = options.count;
  for (;;) {
    const items = await options.fetch(after, batch);
    visible.push(...(items.length > 0 ? await options.filter(items) : []));
    const last = items.at(-1);
    if (!last || items.length < batch || visible.length >= options.count) {
      return visible.slice(0, options.count);
    }
    after = options.positionOf(last);
    batch = Math.min(Math.max(batch * 2, firstHiddenBatch), maxBatch);
  }
}
