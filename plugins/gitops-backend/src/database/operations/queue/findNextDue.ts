import { Knex } from 'knex';
import { Tables } from '../../tables';

/**
 * When the next free item is due, or was; undefined for an empty queue.
 *
 * @param options - `retries: false` leaves out items that failed at their last attempt
 */
export async function findNextDue(
  knex: Knex,
  { retries = true }: { retries?: boolean } = {},
): Promise<Date | undefined> {
  const query = knex<Tables['work_queue']>('work_queue').whereNull('ticket');
  if (!retries) {
    query.andWhere({ attempts: 0 });
  }
  const row = await query.min({ due_at: 'due_at' }).first();
  return row?.due_at ? new Date(row.due_at) : undefined;
}
