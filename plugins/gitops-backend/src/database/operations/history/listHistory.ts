import { HistoryEntry } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { PlacementHistoryRow } from '../../tables';

/** A page of what changed on a placement, newest first. `before` is the id at which the page before ended. */
export async function listHistory(
  knex: Knex,
  placementId: string,
  page: { before?: string; limit: number },
): Promise<HistoryEntry[]> {
  const query = knex<PlacementHistoryRow>('placement_history')
    .where('placement_id', placementId)
    .orderBy('id', 'desc')
    .limit(page.limit);
  if (page.before !== undefined) {
    query.where('id', '<', page.before);
  }
  const rows: PlacementHistoryRow[] = await query;
  return rows.map(row => ({
    id: row.id,
    at: row.at,
    type: row.type,
    from: row.from_value ?? undefined,
    to: row.to_value ?? undefined,
    message: row.message ?? undefined,
  }));
}
