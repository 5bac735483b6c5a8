import {
  LastGood,
  StoredPlacement,
} from '../../database/operations/verdicts/StoredPlacement';

/**
 * What was known last of a placement that is unknown now: its verdict until this pass, and after that (as after the
 * arrival of a new tree) whatever was kept then, so that a long outage does not write the row again and again.
 *
 * @param observedAt - last good observation of the target before this pass
 */
export function carryLastGood(
  placement: StoredPlacement,
  observedAt: string | undefined,
): LastGood | undefined {
  const { sync, health, lastGood } = placement;
  const isKnown = sync !== 'unknown' && sync !== 'pending';
  return isKnown && observedAt !== undefined
    ? { at: observedAt, sync, health }
    : lastGood;
}
