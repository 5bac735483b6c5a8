import { Knex } from 'knex';
import { Tables } from '../../tables';

const batchSize = 500;

/** Forgets items. A worker that holds one of them loses its ticket with it. */
export async function dropItems(
  knex: Knex,
  keys: readonly string[],
): Promise<void> {
  for (let start = 0; start < keys.length; start += batchSize) {
    await knex<Tables['work_queue']>('work_queue')
      .whereIn('key', keys.slice(start, start + batchSize))
      .delete();
  }
}
