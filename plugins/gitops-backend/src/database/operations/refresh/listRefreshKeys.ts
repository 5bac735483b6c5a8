import { Knex } from 'knex';
import { RefreshRequest, whereRequested } from './RefreshRequest';

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
    });
  whereRequested(query, request);
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
