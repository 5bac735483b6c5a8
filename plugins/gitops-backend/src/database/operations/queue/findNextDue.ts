import { Knex } from 'knex';
import { Tables } from '../../tables';
import { whereQuick } from './slowItems';

/**
 * When the next free item is due, or was; undefined for an empty queue.
 *
 * @param options - `slow: false` leaves out items that failed or took long at their last attempt
 */
export async function findNextDue(
  knex: Knex,
  { slow = true }: { slow?: boolean } = {},
): Promise<Date | undefined> {
  const query = knex<Tables['work_queue']>('work_queue').whereNull('ticket');
  if (!slow) {
    whereQuick(query);
  }
  const row = await query.min({ due_at: 'due_at' }).first();
  return row?.due_at ? new Date(row.due_at) : undefined;
}
