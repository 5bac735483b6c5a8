import { Knex } from 'knex';
import { EnvironmentAccess } from '../../access/EnvironmentAccess';
import { whereEnvironmentAllowed } from '../../access/whereEnvironmentAllowed';

/**
 * Components whose documents have problems, in lower case. Where `access` does not cover every environment, only those
 * with a placement in one that it covers.
 */
export async function listFaultyComponents(
  knex: Knex,
  access: EnvironmentAccess,
): Promise<string[]> {
  const query = knex('declaration_problems as p')
    .whereNotNull('p.component_ref')
    .distinct(knex.raw('lower(p.component_ref) as ref'))
    .orderBy('ref');
  if (access !== 'all') {
    const readable = knex('deliveries as d')
      .join('placements as l', 'l.delivery', 'd.name')
      .select(knex.raw('lower(d.component_ref)'));
    whereEnvironmentAllowed(readable, 'l.environment', access);
    query.whereIn(
      knex.raw('lower(p.component_ref)') as unknown as string,
      readable,
    );
  }
  const rows: Array<{ ref: string }> = await query;
  return rows.map(({ ref }) => ref);
}
