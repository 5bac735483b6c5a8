import { ResourceVerdict } from '@oneroof/plugin-gitops-common';
import { ResourceLastGood } from '../../database/operations/verdicts/ResourceRecord';
import { StoredResource } from '../../database/operations/verdicts/listStoredResources';

/**
 * What was known last of a resource that is unknown now: its verdict until this pass, and after that whatever was kept
 * then, so that a long failure does not write the row again and again.
 *
 * @param observedAt - last good observation of the target before this pass
 */
export function carryResourceLastGood(
  verdict: ResourceVerdict,
  before: StoredResource | undefined,
  observedAt: string | undefined,
): ResourceLastGood | undefined {
  // What was read before it was forbidden must not be shown any longer.
  const isForbidden = verdict.cause?.code === 'not-allowed';
  if (verdict.sync !== 'unknown' || isForbidden || !before) {
    return undefined;
  }
  const { sync, health, lastGood } = before;
  return sync !== 'unknown' && observedAt !== undefined
    ? { at: observedAt, sync, health }
    : lastGood;
}
