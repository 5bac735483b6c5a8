import { Knex } from 'knex';
import { Tables } from '../../tables';
import { newItem } from './newItem';

const batchSize = 500;

/** Adds items that the queue does not know, as due now. Items that it knows stay as they are. */
export async function enqueueMissing(
  knex: Knex,
  keys: readonly string[],
  now: Date,
): Promise<void> {
  for (let start = 0; start < keys.length; start += batchSize) {
    await knex<Tables['work_queue']>('work_queue')
      .insert(
        keys.slice(start, start + batchSize).map(key => newItem(key, now)),
      )
      .onConflict('key')
      .ignore();
  }
}
