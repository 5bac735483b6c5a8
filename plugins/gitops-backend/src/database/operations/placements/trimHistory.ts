import { Knex } from 'knex';
import { Tables } from '../../tables';

const batchSize = 500;

/**
 * Removes history that is older than `before`, and all but the newest `keep` rows of each placement.
 */
export async function trimHistory(
  knex: Knex,
  options: { before: Date; keep: number },
): Promise<void> {
  await knex<Tables['placement_history']>('placement_history')
    .where('at', '<', options.before.toISOString())
    .delete();
  const crowded: Array<{ placement_id: string }> = await knex<
    Tables['placement_history']
  >('placement_history')
    .groupBy('placement_id')
    .having(knex.raw('count(*) > ?', [options.keep]))
    .select('placement_id');
  for (const { placement_id } of crowded) {
    await trimPlacement(knex, placement_id, options.keep);
  }
}

async function trimPlacement(
  knex: Knex,
  placementId: string,
  keep: number,
): Promise<void> {
  for (;;) {
    const surplus = await knex<Tables['placement_history']>('placement_history')
      .where({ placement_id: placementId })
      .orderBy('id', 'desc')
      .offset(keep)
      .limit(batchSize)
      .select('id');
    if (surplus.length === 0) {
      return;
    }
    await knex<Tables['placement_history']>('placement_history')
      .whereIn(
        'id',
        surplus.map(({ id }) => id),
      )
      .delete();
  }
}
