import { Knex } from 'knex';
import { EnvironmentAccess } from '../../access/EnvironmentAccess';
import { whereEnvironmentAllowed } from '../../access/whereEnvironmentAllowed';

/** What {@link listRefreshKeys} is asked for. */
export interface RefreshRequest {
  /** Names of deliveries. */
  deliveries: readonly string[];
  /** Only this environment; all when absent. */
  environment?: string;
  /** A placement counts where all of these cover its environment. */
  access: readonly EnvironmentAccess[];
}

/**
 * Keys of the work that brings the placements of deliveries up to date: the repositories of document and manifests,
 * and the targets. Empty where no placement counts.
 */
export async function listRefreshKeys(
  knex: Knex,
  request: RefreshRequest,
): Promise<string[]> {
  const query = knex('placements as p')
    .join('deliveries as d', 'd.name', 'p.delivery')
    .distinct({
      declared: 'd.repository_id',
      manifests: 'p.repository_id',
      target: 'p.target_id',
    })
    .whereIn('p.delivery', [...request.deliveries]);
  if (request.environment !== undefined) {
    query.where('p.environment', request.environment);
  }
  for (const access of request.access) {
    whereEnvironmentAllowed(query, 'p.environment', access);
  }
  const rows: Array<{
    declared: string;
    manifests: string;
    target: string | null;
  }> = await query;
  const keys = rows.flatMap(row => [
    `repository:${row.declared}`,
    `repository:${row.manifests}`,
    ...(row.target === null ? [] : [`target:${row.target}`]),
  ]);
  return [...new Set(keys)].sort();
}
