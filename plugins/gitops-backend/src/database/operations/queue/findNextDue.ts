import { Knex } from 'knex';
import { Tables } from '../../tables';
import { whereKindIn, whereKindNotIn } from './kindsOfWork';
import { whereQuick } from './slowItems';

/** For which items there is a hand, see `claimDue`. */
export interface FreeHands {
  limit: number;
  slowLimit: number;
  lanes: Readonly<Record<string, number>>;
}

/**
 * When the next free item is due, or was; undefined for an empty queue.
 *
 * @param free - leaves out items for which there is no hand
 */
export async function findNextDue(
  knex: Knex,
  free?: FreeHands,
): Promise<Date | undefined> {
  const query = knex<Tables['work_queue']>('work_queue').whereNull('ticket');
  if (free) {
    query.andWhere(any => {
      const open = Object.keys(free.lanes).filter(kind => free.lanes[kind] > 0);
      any.where(inLane => whereKindIn(inLane, open));
      if (free.limit > 0) {
        any.orWhere(usual => {
          whereKindNotIn(usual, Object.keys(free.lanes));
          if (free.slowLimit <= 0) {
            whereQuick(usual);
          }
        });
      }
    });
  }
  const row = await query.min({ due_at: 'due_at' }).first();
  return row?.due_at ? new Date(row.due_at) : undefined;
}
