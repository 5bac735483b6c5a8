import { Knex } from 'knex';
import { EnvironmentAccess } from '../../access/EnvironmentAccess';
import { whereEnvironmentAllowed } from '../../access/whereEnvironmentAllowed';

/**
 * Components that have a delivery in an environment that `access` covers, with their owners. First comes one component
 * of each owner, then a second one of each, and so on: who looks for owners finds most of them at the beginning.
 */
export async function listOwnedComponents(
  knex: Knex,
  access: EnvironmentAccess,
): Promise<Array<{ owner: string; component: string }>> {
  const placements = knex('placements as p')
    .select(knex.raw('1'))
    .whereRaw('p.delivery = d.name');
  whereEnvironmentAllowed(placements, 'p.environment', access);
  const rows: Array<{ owner_ref: string; component_ref: string }> = await knex(
    'deliveries as d',
  )
    .select('d.owner_ref', 'd.component_ref')
    .whereNot('d.owner_ref', '')
    .whereExists(placements)
    .orderByRaw(
      'row_number() over (partition by d.owner_ref order by d.component_ref), d.owner_ref',
    );
  return rows.map(row => ({
    owner: row.owner_ref,
    component: row.component_ref,
  }));
}
