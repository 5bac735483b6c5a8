/** An item in work. */
export interface Running {
  /** Of the item. */
  key: string;
  controller: AbortController;
  /** Whether it failed at its last attempt, or took long. */
  isSlow: boolean;
}

/**
 * How many hands may take items that failed at their last attempt, or took long: half of all. A dead cluster holds a hand
 * until its time is over, and a very large one until it is read; fifty of them must not keep those waiting that answer.
 */
export function countFreeForSlow(
  concurrency: number,
  running: Iterable<Running>,
): number {
  const all = Math.max(1, Math.floor(concurrency / 2));
  return Math.max(0, all - [...running].filter(item => item.isSlow).length);
}
