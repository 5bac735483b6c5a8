import { Knex } from 'knex';
import { Tables } from '../../tables';

const batchSize = 200;

/** Removes all resources of placements, with their documents. */
export async function removeResources(
  tx: Knex.Transaction,
  placementIds: readonly string[],
): Promise<void> {
  for (let start = 0; start < placementIds.length; start += batchSize) {
    await tx<Tables['resources']>('resources')
      .whereIn('placement_id', placementIds.slice(start, start + batchSize))
      .delete();
  }
}
