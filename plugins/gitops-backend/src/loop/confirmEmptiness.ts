/**
 * How long after the first empty answer another one counts as its confirmation.
 *
 * What makes full answers empty by mistake (a permission that is being replaced, an API that restarts, a proxy that
 * points at another cluster for a moment, a catalog that is filling) is seldom over within seconds; so the second look
 * of a quick retry would see the same mistake and believe it. Half a minute is below the usual interval between looks:
 * what was really deleted is told at the second look.
 */
export const confirmAfterMs = 30_000;

/** Whether an answer that was first empty at `since` is believed when it is empty now. */
export function isConfirmed(since: string, now: Date): boolean {
  return now.getTime() - new Date(since).getTime() >= confirmAfterMs;
}

/** When to look whether an answer that was first empty at `since` is empty still; not later than the usual look. */
export function confirmationDue(
  since: string,
  times: { now: Date; intervalMs: number },
): Date {
  const { now, intervalMs } = times;
  return new Date(
    Math.min(
      new Date(since).getTime() + confirmAfterMs,
      now.getTime() + intervalMs,
    ),
  );
}
