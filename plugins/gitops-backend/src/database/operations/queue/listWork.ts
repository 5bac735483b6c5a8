import { Knex } from 'knex';
import { Tables } from '../../tables';
import { activeStates } from '../syncs/activeStates';

/** Keys of everything that has to stand in the queue, by what the other tables hold. */
export async function listWork(knex: Knex): Promise<string[]> {
  const repositories = await knex<Tables['repositories']>(
    'repositories',
  ).select('id');
  const targets = await knex<Tables['targets']>('targets').select('id');
  const checked = await knex<Tables['placements']>('placements')
    .whereNotNull('playbook')
    .whereNotNull('target_id')
    .select('id');
  const syncs = await knex<Tables['sync_runs']>('sync_runs')
    .whereIn('state', activeStates)
    .select('placement_id');
  return [
    'catalog',
    'plan',
    ...repositories.map(({ id }) => `repository:${id}`),
    ...targets.map(({ id }) => `target:${id}`),
    ...checked.map(({ id }) => `check:${id}`),
    ...syncs.map(({ placement_id }) => `sync:${placement_id}`),
  ];
}
