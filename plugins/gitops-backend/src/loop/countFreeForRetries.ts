/** An item in work. */
export interface Running {
  controller: AbortController;
  /** Whether it failed at its last attempt. */
  isRetry: boolean;
}

/**
 * How many hands may take items that failed at their last attempt: half of all. A dead cluster holds a hand until its
 * time is over, and fifty of them must not keep those waiting that answer.
 */
export function countFreeForRetries(
  concurrency: number,
  running: Iterable<Running>,
): number {
  const all = Math.max(1, Math.floor(concurrency / 2));
  return Math.max(0, all - [...running].filter(item => item.isRetry).length);
}
