import { SyncRun } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { SyncRunRow } from '../../tables';
import { toSyncRun } from './toSyncRun';

/** A page of the sync runs of a placement, newest first. `before` is the id at which the page before ended. */
export async function listSyncs(
  knex: Knex,
  placementId: string,
  page: { before?: string; limit: number },
): Promise<SyncRun[]> {
  const query = knex<SyncRunRow>('sync_runs')
    .where('placement_id', placementId)
    .orderBy('id', 'desc')
    .limit(page.limit);
  if (page.before !== undefined) {
    query.where('id', '<', page.before);
  }
  const rows: SyncRunRow[] = await query;
  return rows.map(toSyncRun);
}
