/**
 * Sync verdicts of a single resource, worst last.
 *
 * - `in-sync`: every declared path stands live as git declares it
 * - `ignored`: there are differences, and each is covered by a stated rule
 * - `extra`: live carries our tracking mark, git does not declare it
 * - `missing`: git declares it, a complete live list does not hold it
 * - `drifted`: at least one declared or owned path differs
 * - `unknown`: it could not be told, see the {@link Cause}
 *
 * The order is the one in which a placement takes the worst of its resources. What was found is certain, so
 * `drifted` ranks above `unknown` (ADR 0003).
 *
 * @public
 */
export const resourceSyncVerdicts = [
  'in-sync',
  'ignored',
  'extra',
  'unknown',
  'missing',
  'drifted',
] as const;

/** @public */
export type ResourceSyncVerdict = (typeof resourceSyncVerdicts)[number];

/**
 * Sync verdicts of a placement: the worst of its resources, or `pending` while a newer declared tree has not been
 * compared with the target yet.
 *
 * @public
 */
export const placementSyncVerdicts = [
  'in-sync',
  'ignored',
  'pending',
  'extra',
  'unknown',
  'missing',
  'drifted',
] as const;

/** @public */
export type PlacementSyncVerdict = (typeof placementSyncVerdicts)[number];

/**
 * How many resources of a placement carry each verdict.
 *
 * @public
 */
export type SyncCounts = Record<ResourceSyncVerdict, number>;
