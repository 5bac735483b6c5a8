import { SyncRun } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { SyncRunRow } from '../../tables';
import { activeStates } from './activeStates';
import { toSyncRun } from './toSyncRun';

/** The run of a placement that waits or is under way; there is never more than one. */
export async function findActiveSync(
  knex: Knex,
  placementId: string,
): Promise<SyncRun | undefined> {
  const row = await knex<SyncRunRow>('sync_runs')
    .where('placement_id', placementId)
    .whereIn('state', activeStates)
    .first();
  return row && toSyncRun(row);
}
