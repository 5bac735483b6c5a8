import { Knex } from 'knex';
import { EnvironmentAccess } from '../../access/EnvironmentAccess';
import { whereEnvironmentAllowed } from '../../access/whereEnvironmentAllowed';
import { placementColumns, PlacementColumns } from './PlacementColumns';
import { PlacementRecord } from './PlacementRecord';
import { toPlacementRecord } from './toPlacementRecord';

/** Names of deliveries in one statement: far below the limits on bound values of SQLite and PostgreSQL. */
const maxNames = 1000;

/**
 * All placements of some deliveries in the environments that `access` covers, in the order of their environments. One
 * statement, however many deliveries there are.
 */
export async function listPlacements(
  knex: Knex,
  deliveries: readonly string[],
  access: EnvironmentAccess,
): Promise<PlacementRecord[]> {
  if (deliveries.length > maxNames) {
    throw new Error(`Placements of more than ${maxNames} deliveries at once`);
  }
  const query = selectPlacements(knex)
    .whereIn('p.delivery', [...deliveries])
    .orderBy([
      { column: 'p.delivery' },
      { column: 'p.environment_order' },
      { column: 'p.target_name' },
      { column: 'p.id' },
    ]);
  whereEnvironmentAllowed(query, 'p.environment', access);
  const rows: PlacementColumns[] = await query;
  return rows.map(toPlacementRecord);
}

/** One placement and the component that it delivers. Whether the caller may see it is for the caller of this to ask. */
export async function findPlacement(
  knex: Knex,
  id: string,
): Promise<{ placement: PlacementRecord; component: string } | undefined> {
  const row: (PlacementColumns & { component_ref: string }) | undefined =
    await selectPlacements(knex)
      .select('d.component_ref')
      .where('p.id', id)
      .whereNotNull('d.name')
      .first();
  return (
    row && { placement: toPlacementRecord(row), component: row.component_ref }
  );
}

function selectPlacements(knex: Knex): Knex.QueryBuilder {
  return knex('placements as p')
    .leftJoin('repositories as r', 'r.id', 'p.repository_id')
    .leftJoin('deliveries as d', 'd.name', 'p.delivery')
    .leftJoin('repositories as dr', 'dr.id', 'd.repository_id')
    .leftJoin('targets as t', 't.id', 'p.target_id')
    .leftJoin(
      'work_queue as tw',
      'tw.key',
      knex.raw("'target:' || p.target_id"),
    )
    .leftJoin(
      'work_queue as rw',
      'rw.key',
      knex.raw("'repository:' || p.repository_id"),
    )
    .select(placementColumns.map(column => `p.${column}`))
    .select({
      repository_url: 'r.url',
      delivery_repository_url: 'dr.url',
      repository_observed_at: 'r.observed_at',
      repository_cause_code: 'r.cause_code',
      repository_cause_message: 'r.cause_message',
      target_observed_at: 't.observed_at',
      target_attempted_at: 't.attempted_at',
      target_cause_code: 't.cause_code',
      target_cause_message: 't.cause_message',
      target_due_at: 'tw.due_at',
      repository_due_at: 'rw.due_at',
      target_requested: knex.raw('tw.requests > tw.seen_requests'),
      repository_requested: knex.raw('rw.requests > rw.seen_requests'),
    });
}
