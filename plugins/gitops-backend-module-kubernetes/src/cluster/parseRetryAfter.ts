/** Shorter would be a second knock, not a wait. */
const shortestWaitMs = 100;

/** Where a busy server does not say for how long. */
const usualWaitMs = 1_000;

/**
 * How long to wait before asking again, in milliseconds; `undefined` for answers that are final. Dates are not
 * understood: API servers send seconds.
 */
export function parseRetryAfter(
  status: number,
  header: string | undefined,
): number | undefined {
  if (status !== 429 && status !== 503) {
    return undefined;
  }
  return header !== undefined && /^\d{1,6}$/.test(header)
    ? Math.max(Number(header) * 1000, shortestWaitMs)
    : usualWaitMs;
}
