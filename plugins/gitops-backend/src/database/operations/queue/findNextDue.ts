import { Knex } from 'knex';
import { Tables } from '../../tables';

/** When the next free item is due, or was; undefined for an empty queue. */
export async function findNextDue(knex: Knex): Promise<Date | undefined> {
  const row = await knex<Tables['work_queue']>('work_queue')
    .whereNull('ticket')
    .min({ due_at: 'due_at' })
    .first();
  return row?.due_at ? new Date(row.due_at) : undefined;
}
