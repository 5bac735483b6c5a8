import { Knex } from 'knex';
import { Tables } from '../../tables';
import { newItem } from './newItem';

const batchSize = 500;

/**
 * Asks for items, whether they exist already or not. An item that is being worked on is looked at once more after that.
 */
export async function markDue(
  knex: Knex,
  keys: Iterable<string>,
  now: Date,
): Promise<void> {
  // Sorted, so that two transactions that ask for the same items lock them in one order.
  const sorted = [...new Set(keys)].sort();
  for (let start = 0; start < sorted.length; start += batchSize) {
    await knex<Tables['work_queue']>('work_queue')
      .insert(
        sorted.slice(start, start + batchSize).map(key => newItem(key, now)),
      )
      .onConflict('key')
      .merge({
        requests: knex.raw('work_queue.requests + 1'),
        // Somebody who asked a moment ago may have been told to wait; this is no such question.
        asked_at: knex.raw(
          'case when work_queue.asked_at > excluded.due_at then excluded.due_at else work_queue.asked_at end',
        ),
        // An item that waited longer keeps its place in the line.
        due_at: knex.raw(
          'case when work_queue.due_at < excluded.due_at then work_queue.due_at else excluded.due_at end',
        ),
      });
  }
}
