import { Knex } from 'knex';
import { Tables } from '../../tables';
import { activeStates } from './activeStates';

/** Removes runs that were asked for before a time and have ended. */
export async function trimSyncs(knex: Knex, before: Date): Promise<void> {
  await knex<Tables['sync_runs']>('sync_runs')
    .where('requested_at', '<', before.toISOString())
    .whereNotIn('state', activeStates)
    .delete();
}
