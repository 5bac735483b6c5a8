import { Knex } from 'knex';
import { Tables } from '../../tables';

/** Keys of everything that has to stand in the queue, by what the other tables hold. */
export async function listWork(knex: Knex): Promise<string[]> {
  const repositories = await knex<Tables['repositories']>(
    'repositories',
  ).select('id');
  const targets = await knex<Tables['targets']>('targets').select('id');
  return [
    'catalog',
    'plan',
    ...repositories.map(({ id }) => `repository:${id}`),
    ...targets.map(({ id }) => `target:${id}`),
  ];
}
