import { Health, HealthStatus, healthStatuses } from './health';
import {
  PlacementSyncVerdict,
  placementSyncVerdicts,
  ResourceSyncVerdict,
  resourceSyncVerdicts,
  SyncCounts,
} from './sync';

/**
 * Rank of a sync verdict: the higher, the worse (ADR 0003).
 *
 * @public
 */
export function rankOfSync(verdict: PlacementSyncVerdict): number {
  return placementSyncVerdicts.indexOf(verdict);
}

/**
 * Rank of a health status: the higher, the worse (ADR 0003). `none` says nothing and ranks below all.
 *
 * @public
 */
export function rankOfHealth(status: Health['status']): number {
  return status === 'none' ? -1 : healthStatuses.indexOf(status);
}

/**
 * The worst of some sync verdicts; `in-sync` for none, since nothing declared is nothing that differs.
 *
 * @public
 */
export function worstSync(
  verdicts: Iterable<PlacementSyncVerdict>,
): PlacementSyncVerdict {
  let worst: PlacementSyncVerdict = 'in-sync';
  for (const verdict of verdicts) {
    if (rankOfSync(verdict) > rankOfSync(worst)) {
      worst = verdict;
    }
  }
  return worst;
}

/**
 * The worst of some health statuses. Kinds without health do not count; `healthy` where none is left, since nothing
 * that could be ill is not ill.
 *
 * @public
 */
export function worstHealth(
  statuses: Iterable<Health['status']>,
): HealthStatus {
  let worst: HealthStatus = 'healthy';
  for (const status of statuses) {
    if (status !== 'none' && rankOfHealth(status) > rankOfHealth(worst)) {
      worst = status;
    }
  }
  return worst;
}

/**
 * Counts verdicts.
 *
 * @public
 */
export function countSync(verdicts: Iterable<ResourceSyncVerdict>): SyncCounts {
  const counts = Object.fromEntries(
    resourceSyncVerdicts.map(verdict => [verdict, 0]),
  ) as SyncCounts;
  for (const verdict of verdicts) {
    counts[verdict] += 1;
  }
  return counts;
}

/**
 * The counts of as many resources of which nothing is known now.
 *
 * @public
 */
export function countAsUnknown(counts: SyncCounts): SyncCounts {
  const sum = Object.values(counts).reduce((total, count) => total + count, 0);
  return { ...countSync([]), unknown: sum };
}

/**
 * The worst verdict among counts.
 *
 * @public
 */
export function worstOfCounts(counts: SyncCounts): ResourceSyncVerdict {
  return (
    resourceSyncVerdicts.findLast(verdict => counts[verdict] > 0) ?? 'in-sync'
  );
}
