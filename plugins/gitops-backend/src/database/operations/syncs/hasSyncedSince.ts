import { Knex } from 'knex';
import { Tables } from '../../tables';

/** Whether the hosts of a placement are being synced, or were at some time after `since`. */
export async function hasSyncedSince(
  knex: Knex,
  placementId: string,
  since: Date,
): Promise<boolean> {
  const row = await knex<Tables['sync_runs']>('sync_runs')
    .where({ placement_id: placementId })
    .andWhere(run =>
      run
        .where({ state: 'running' })
        .orWhere('finished_at', '>', since.toISOString()),
    )
    .first('id');
  return row !== undefined;
}
