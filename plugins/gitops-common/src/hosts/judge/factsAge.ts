import { Cause } from '../../model/cause';

/** Clocks of hosts that keep time differ by less. */
const toleratedSkewMs = 5 * 60_000;
const minuteMs = 60_000;

/**
 * Why facts of a host count no longer: they are older than their time to live, or their age cannot be told. A host
 * whose clock is ahead would otherwise stay fresh for as long as it is ahead.
 */
export function explainAge(
  observedAt: string,
  { now, staleAfterMs }: { now: Date; staleAfterMs: number },
): Cause | undefined {
  const ageMs = now.getTime() - Date.parse(observedAt);
  if (Number.isNaN(ageMs)) {
    return {
      code: 'invalid',
      message: 'its facts do not say when they were gathered',
    };
  }
  if (ageMs < -toleratedSkewMs) {
    return {
      code: 'stale',
      message: `stale: its facts are dated ${inWords(
        -ageMs,
      )} ahead, so how old they are is not known`,
    };
  }
  return ageMs > staleAfterMs
    ? {
        code: 'stale',
        message: `stale: its facts are older than ${inWords(staleAfterMs)}`,
      }
    : undefined;
}

/** Whole units, so that the words do not change at every look. */
function inWords(ms: number): string {
  const minutes = Math.floor(ms / minuteMs);
  if (minutes < 120) {
    return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`;
}
