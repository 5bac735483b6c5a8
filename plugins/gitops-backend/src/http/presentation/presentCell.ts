import {
  BoardCell,
  rankOfHealth,
  rankOfSync,
  resourceSyncVerdicts,
  SyncCounts,
  worstHealth,
  worstSync,
} from '@oneroof/plugin-gitops-common';
import { PlacementRecord } from '../../database/operations/deliveries/PlacementRecord';
import { commonRelease } from './commonRelease';
import { mergeVersions } from './mergeVersions';
import { Freshness, presentPlacement } from './presentPlacement';

/** All placements of a delivery in one environment as one cell: the worst of their verdicts, the sum of their counts. */
export function presentCell(
  environment: string,
  records: readonly PlacementRecord[],
  freshness: Freshness,
): BoardCell {
  const presented = records.map(record => presentPlacement(record, freshness));
  const worst = [...presented].sort(
    (a, b) => rankOfSync(b.sync) - rankOfSync(a.sync),
  );
  const sickest = [...presented].sort(
    (a, b) => rankOfHealth(b.health) - rankOfHealth(a.health),
  );
  return {
    environment,
    release: commonRelease(records),
    sync: worstSync(presented.map(placement => placement.sync)),
    health: worstHealth(presented.map(placement => placement.health)),
    healthReason: sickest[0]?.healthReason,
    cause: worst.find(placement => placement.cause)?.cause,
    counts: sumCounts(presented.map(placement => placement.counts)),
    hostCount: countHosts(records),
    runs: mergeVersions(records.map(record => record.runs)),
    changedAt: records
      .flatMap(record => record.desired?.committedAt ?? [])
      .sort()
      .at(-1),
    // The oldest look counts: nothing that the cell says is known for later than that.
    observedAt: presented
      .flatMap(placement => placement.observedAt ?? [])
      .sort()
      .at(0),
    stale: presented.some(placement => placement.stale),
  };
}

/** Hosts that `counts` counts: one for each placement on it. `undefined` where no placement on hosts was observed. */
function countHosts(records: readonly PlacementRecord[]): number | undefined {
  const numbers = records.flatMap(record => record.hostCount ?? []);
  return numbers.length > 0
    ? numbers.reduce((sum, number) => sum + number, 0)
    : undefined;
}

function sumCounts(all: readonly SyncCounts[]): SyncCounts {
  return Object.fromEntries(
    resourceSyncVerdicts.map(verdict => [
      verdict,
      all.reduce((sum, counts) => sum + counts[verdict], 0),
    ]),
  ) as SyncCounts;
}
