import { HostReading } from '@oneroof/plugin-gitops-common';

/**
 * Whether facts still count, as far as verdicts change with it: `undated` are those that are judged anew at each look,
 * since their time lies ahead or cannot be read.
 */
export type FactsAge = 'none' | 'fresh' | 'old' | 'stale' | 'undated';

/**
 * Age of what a host has said.
 *
 * @param limits - in milliseconds: `staleAfterMs`, after which it counts no longer, and `oldAfterMs`, after which people
 *   are told when it was said
 */
export function ageOfFacts(
  reading: HostReading,
  limits: { now: Date; staleAfterMs: number; oldAfterMs: number },
): FactsAge {
  if ('cause' in reading) {
    return 'none';
  }
  const ageMs = limits.now.getTime() - Date.parse(reading.facts.observedAt);
  if (!(ageMs >= 0)) {
    return 'undated';
  }
  if (ageMs > limits.staleAfterMs) {
    return 'stale';
  }
  return ageMs > limits.oldAfterMs ? 'old' : 'fresh';
}
