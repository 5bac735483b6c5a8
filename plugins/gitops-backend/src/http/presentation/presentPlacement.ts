import {
  Cause,
  countAsUnknown,
  HealthStatus,
  PlacementSyncVerdict,
  SyncCounts,
} from '@oneroof/plugin-gitops-common';
import { PlacementRecord } from '../../database/operations/deliveries/PlacementRecord';

/** The clock and what it is measured by. */
export interface Freshness {
  now: Date;
  /** Observations older than this no longer count, in milliseconds. */
  staleAfterMs: number;
}

/** What may be said of a placement now, in the words of the API. */
export interface PresentedPlacement {
  sync: PlacementSyncVerdict;
  health: HealthStatus;
  healthReason?: string;
  /** Of resources by verdict; all of them `unknown` while the placement is unknown as a whole. */
  counts: SyncCounts;
  cause?: Cause;
  /**
   * How far the placement is unknown as a whole, so that no verdict of its resources counts. `sync`: nobody knows what
   * git declares now, and their health is seen still. Absent while each resource speaks for itself.
   */
  blindTo?: 'sync' | 'sync and health';
  observedAt?: string;
  stale: boolean;
  refreshing: boolean;
  lastGood?: PlacementRecord['lastGood'];
}

/** Observations before this time are stale. */
export function staleBefore({ now, staleAfterMs }: Freshness): string {
  return new Date(now.getTime() - staleAfterMs).toISOString();
}

/**
 * Turns the last written verdict into the one that holds now: a verdict whose target or repository could not be read
 * since, or that is older than the target's time to live, is `unknown` with its cause, and the last one stands beside.
 *
 * A board filter asks the same of the database, see `effectiveVerdicts`.
 */
export function presentPlacement(
  record: PlacementRecord,
  freshness: Freshness,
): PresentedPlacement {
  const observedAt = record.observation?.observedAt;
  const stale = observedAt !== undefined && observedAt < staleBefore(freshness);
  const blindness = findBlindness(record, stale);
  const shared = {
    observedAt,
    stale,
    refreshing:
      record.isWorkRequested ||
      record.workDueAt.some(dueAt => dueAt <= freshness.now.toISOString()),
  };
  const health = blindness
    ? { health: 'unknown' as const, healthReason: undefined }
    : { health: record.health, healthReason: record.healthReason };
  const repositoryCause = findRepositoryCause(record, freshness);
  const cause = blindness ?? repositoryCause;
  const isWhole = cause !== undefined || isUnknownAsAWhole(record);
  const seesHealth =
    !blindness && (repositoryCause || record.health !== 'unknown');
  const whole = {
    counts: isWhole ? countAsUnknown(record.counts) : record.counts,
    ...(isWhole && {
      blindTo: seesHealth ? ('sync' as const) : ('sync and health' as const),
    }),
  };
  // A placement that is unknown by itself knows its cause better than we do from the outside.
  const ownCause = record.sync === 'unknown' ? record.cause : undefined;
  if (!cause || ownCause) {
    return {
      ...shared,
      ...health,
      ...whole,
      sync: record.sync,
      cause: record.cause,
      lastGood: record.lastGood,
    };
  }
  return {
    ...shared,
    ...health,
    ...whole,
    sync: 'unknown',
    cause,
    lastGood: record.lastGood ?? lastObserved(record),
  };
}

/** Written so by the loop: the rows of the resources stand as they were known last then. */
function isUnknownAsAWhole({ sync, counts }: PlacementRecord): boolean {
  return (
    sync === 'unknown' && counts.unknown === countAsUnknown(counts).unknown
  );
}

function findBlindness(
  { observation }: PlacementRecord,
  stale: boolean,
): Cause | undefined {
  if (!observation) {
    return undefined;
  }
  if (observation.failure) {
    return observation.failure;
  }
  if (observation.observedAt === undefined) {
    return { code: 'not-observed', message: 'The target was not observed yet' };
  }
  return stale
    ? { code: 'stale', message: `Last seen at ${observation.observedAt}` }
    : undefined;
}

/** What git declares now is not known from a look that is too old, whatever kept the loop from looking again. */
function findRepositoryCause(
  { repositoryCause, repositoryObservedAt }: PlacementRecord,
  freshness: Freshness,
): Cause | undefined {
  return (
    repositoryCause ??
    (repositoryObservedAt !== undefined &&
    repositoryObservedAt < staleBefore(freshness)
      ? {
          code: 'stale',
          message: `The repository was last read at ${repositoryObservedAt}`,
        }
      : undefined)
  );
}

function lastObserved(record: PlacementRecord): PlacementRecord['lastGood'] {
  const observedAt = record.observation?.observedAt;
  return observedAt === undefined
    ? undefined
    : { observedAt, sync: record.sync, health: record.health };
}
