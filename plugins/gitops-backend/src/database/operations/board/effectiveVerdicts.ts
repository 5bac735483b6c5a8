import {
  HealthStatus,
  PlacementSyncVerdict,
} from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';

/*
 * The verdicts that a reader sees, in SQL: the same rules as `presentPlacement`, so that a filter finds exactly the
 * placements that are shown with the verdict. A test compares the two over all combinations.
 *
 * They expect `placements as p`, `targets as t` and `repositories as r`, the latter two joined from the left.
 */

const targetIsBlind = `(p.target_id is not null and (
  t.observed_at is null
  or t.observed_at < ?
  or (t.cause_code is not null and coalesce(t.attempted_at, '') > t.observed_at)
))`;

const repositoryIsBlind = `(r.cause_code is not null or r.observed_at < ?)`;

/**
 * A condition that one of `verdicts` is `p.sync`, or `unknown` where target or repository could not be read or the
 * observation of one is older than `staleBefore`.
 */
export function effectiveSyncIn(
  knex: Knex,
  staleBefore: string,
  verdicts: readonly PlacementSyncVerdict[],
): Knex.Raw {
  return knex.raw(
    `case when ${targetIsBlind} or ${repositoryIsBlind} then 'unknown' else p.sync end in (${placeholders(
      verdicts,
    )})`,
    [staleBefore, staleBefore, ...verdicts],
  );
}

/**
 * A condition that one of `statuses` is `p.health`, or `unknown` where the target could not be read or the observation
 * is older than `staleBefore`.
 */
export function effectiveHealthIn(
  knex: Knex,
  staleBefore: string,
  statuses: readonly HealthStatus[],
): Knex.Raw {
  return knex.raw(
    `case when ${targetIsBlind} then 'unknown' else p.health end in (${placeholders(
      statuses,
    )})`,
    [staleBefore, ...statuses],
  );
}

function placeholders(values: readonly string[]): string {
  return values.map(() => '?').join(', ');
}
