import { Cause } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { Tables } from '../../tables';

/** The last check run of a placement. */
export interface StoredCheckRun {
  /** What its reports were made with, and when; both absent while no run was good. */
  tree?: string;
  checkedAt?: string;
  /** Why the newest run failed. */
  cause?: Cause;
}

const batchSize = 500;

/** The last check runs of placements, by placement. */
export async function listCheckRuns(
  knex: Knex,
  placementIds: readonly string[],
): Promise<Map<string, StoredCheckRun>> {
  const runs = new Map<string, StoredCheckRun>();
  for (let start = 0; start < placementIds.length; start += batchSize) {
    const rows = await knex<Tables['check_runs']>('check_runs').whereIn(
      'placement_id',
      placementIds.slice(start, start + batchSize),
    );
    for (const row of rows) {
      runs.set(row.placement_id, {
        tree: row.tree ?? undefined,
        checkedAt: row.checked_at ?? undefined,
        cause: row.cause_code
          ? { code: row.cause_code, message: row.cause_message ?? '' }
          : undefined,
      });
    }
  }
  return runs;
}
