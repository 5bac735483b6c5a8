import {
  LastGood,
  StoredPlacement,
} from '../../database/operations/verdicts/StoredPlacement';

/**
 * What was known last of a placement that is unknown now: its verdict until this pass, and after that whatever was kept
 * then, so that a long outage does not write the row again and again.
 *
 * @param observedAt - last good observation of the target before this pass
 */
export function carryLastGood(
  placement: StoredPlacement,
  observedAt: string | undefined,
): LastGood | undefined {
  const { sync, health, lastGood } = placement;
  return sync !== 'unknown' && observedAt !== undefined
    ? { at: observedAt, sync, health }
    : lastGood;
}
