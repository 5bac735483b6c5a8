import { Knex } from 'knex';
import { Tables } from '../../tables';

/** Names that other repositories own, as `kind/name`. */
export async function listTakenNames(
  knex: Knex,
  repositoryId: string,
): Promise<Set<string>> {
  const environments = await knex<Tables['environments']>('environments')
    .whereNot({ repository_id: repositoryId })
    .select('name');
  const deliveries = await knex<Tables['deliveries']>('deliveries')
    .whereNot({ repository_id: repositoryId })
    .select('name');
  return new Set([
    ...environments.map(({ name }) => `Environment/${name}`),
    ...deliveries.map(({ name }) => `Delivery/${name}`),
  ]);
}
