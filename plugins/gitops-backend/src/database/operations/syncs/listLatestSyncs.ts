import { SyncRun } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { SyncRunRow } from '../../tables';
import { toSyncRun } from './toSyncRun';

/** Ids in one statement: far below the limits on bound values of SQLite and PostgreSQL. */
const batchSize = 1000;

/** The newest sync run of each of some placements, by placement; those that never had one are left out. */
export async function listLatestSyncs(
  knex: Knex,
  placementIds: readonly string[],
): Promise<Map<string, SyncRun>> {
  const latest = new Map<string, SyncRun>();
  for (let start = 0; start < placementIds.length; start += batchSize) {
    const rows = await knex<SyncRunRow>('sync_runs').whereIn(
      'id',
      knex('sync_runs')
        .whereIn('placement_id', placementIds.slice(start, start + batchSize))
        .groupBy('placement_id')
        .max('id'),
    );
    rows.forEach(row => latest.set(row.placement_id, toSyncRun(row)));
  }
  return latest;
}
