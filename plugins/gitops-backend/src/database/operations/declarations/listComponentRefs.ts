import { Knex } from 'knex';
import { Tables } from '../../tables';

/** Components of all deliveries. */
export async function listComponentRefs(knex: Knex): Promise<string[]> {
  const rows = await knex<Tables['deliveries']>('deliveries')
    .distinct('component_ref')
    .orderBy('component_ref');
  return rows.map(({ component_ref }) => component_ref);
}
