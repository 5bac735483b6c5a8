import { Knex } from 'knex';
import { Tables } from '../../tables';
import { PlanChanges } from './comparePlan';
import { removePlacements } from './removePlacements';
import { removeResources } from './removeResources';

const batchSize = 100;

/**
 * Makes repositories, targets and placements what was planned. Rows of targets go before rows of placements, as in the
 * work on a target, so that the two never wait for each other.
 */
export async function writePlan(
  tx: Knex.Transaction,
  changes: PlanChanges,
): Promise<void> {
  const { added, updated, removed, targets, repositories } = changes;
  for (const { id, location } of repositories) {
    await tx<Tables['repositories']>('repositories')
      .insert({
        id,
        url: location.url,
        ref: location.ref ?? null,
        declares: false,
      })
      .onConflict('id')
      .ignore();
  }
  for (const { id, type, name } of targets.added) {
    await tx<Tables['targets']>('targets').insert({ id, type, name });
  }
  for (const id of targets.removed) {
    await tx<Tables['targets']>('targets').where({ id }).delete();
  }
  for (const { id, columns } of updated) {
    await tx<Tables['placements']>('placements').where({ id }).update(columns);
  }
  await removeResources(tx, changes.emptied);
  await removePlacements(tx, removed);
  for (let start = 0; start < added.length; start += batchSize) {
    await tx<Tables['placements']>('placements').insert(
      added.slice(start, start + batchSize),
    );
  }
}
