import { Knex } from 'knex';
import { Tables } from '../../tables';
import { removeResources } from './removeResources';

const batchSize = 200;

/** Removes placements and their resources. Their history stays until it is too old: a placement may come back. */
export async function removePlacements(
  tx: Knex.Transaction,
  ids: readonly string[],
): Promise<void> {
  for (let start = 0; start < ids.length; start += batchSize) {
    const batch = ids.slice(start, start + batchSize);
    await tx<Tables['placements']>('placements').whereIn('id', batch).delete();
    await removeResources(tx, batch);
  }
}
