import { Knex } from 'knex';
import { Tables } from '../../tables';
import { removeChecks } from '../checks/removeChecks';
import { removeResources } from './removeResources';

const batchSize = 200;

/** Removes placements, their resources and what was reported of them. Their history stays until it is too old: a placement may come back. */
export async function removePlacements(
  tx: Knex.Transaction,
  ids: readonly string[],
): Promise<void> {
  for (let start = 0; start < ids.length; start += batchSize) {
    const batch = ids.slice(start, start + batchSize);
    await tx<Tables['placements']>('placements').whereIn('id', batch).delete();
    await removeResources(tx, batch);
    await removeChecks(tx, batch);
  }
}
