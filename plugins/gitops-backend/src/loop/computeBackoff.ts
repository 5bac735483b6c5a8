const firstDelay = 5_000;
const longestDelay = 5 * 60_000;

/**
 * Delay in milliseconds before the next attempt: doubles with each failure up to five minutes, and spreads by up to a
 * quarter so that what failed together does not come back together.
 *
 * @param attempts - failed attempts in a row, from 1
 * @param jitter - from 0 to 1
 */
export function computeBackoff(attempts: number, jitter: number): number {
  // The exponent is capped before the power: 2 ** 2000 is Infinity, and Infinity is no date.
  const exponent = Math.min(Math.max(attempts, 1), 30) - 1;
  const delay = Math.min(firstDelay * 2 ** exponent, longestDelay);
  return Math.round(delay * (1 + jitter / 4));
}
