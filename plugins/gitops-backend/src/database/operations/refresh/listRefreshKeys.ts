import { Knex } from 'knex';
import { RefreshRequest, whereRequested } from './RefreshRequest';

/**
 * Keys of the work that brings the placements of deliveries up to date: the repositories of document and manifests, the
 * targets, and the checks of playbooks. Empty where no placement counts.
 */
export async function listRefreshKeys(
  knex: Knex,
  request: RefreshRequest,
): Promise<string[]> {
  const query = knex('placements as p')
    .join('deliveries as d', 'd.name', 'p.delivery')
    .distinct()
    .select({
      declared: 'd.repository_id',
      manifests: 'p.repository_id',
      target: 'p.target_id',
      // Only where it is needed: one row for each placement of a fleet would be many.
      checked: knex.raw(
        'case when p.playbook is not null and p.target_id is not null then p.id end',
      ),
    });
  whereRequested(query, request);
  const rows: Array<{
    declared: string;
    manifests: string;
    target: string | null;
    checked: string | null;
  }> = await query;
  const keys = rows.flatMap(row => [
    `repository:${row.declared}`,
    `repository:${row.manifests}`,
    ...(row.target === null ? [] : [`target:${row.target}`]),
    ...(row.checked === null ? [] : [`check:${row.checked}`]),
  ]);
  return [...new Set(keys)].sort();
}
