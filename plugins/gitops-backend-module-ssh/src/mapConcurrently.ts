/** Does a task for each of a list, some at a time, in order. Ends when all have ended; the first error is thrown. */
export async function mapConcurrently<TItem, TResult>(
  items: readonly TItem[],
  size: number,
  task: (item: TItem) => Promise<TResult>,
): Promise<TResult[]> {
  const results: TResult[] = [];
  const failures: unknown[] = [];
  let next = 0;
  const hand = async () => {
    while (next < items.length && failures.length === 0) {
      const index = next;
      next += 1;
      try {
        results[index] = await task(items[index]);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(size, items.length) }, hand));
  if (failures.length > 0) {
    throw failures[0];
  }
  return results;
}
