import { Knex } from 'knex';
import { Tables, WorkQueueRow } from '../../tables';
import { newItem } from './newItem';

/** How far apart the looks at one item begin that people ask for. */
const windowMs = 10_000;

/**
 * Asks for items on behalf of a person. Unlike {@link markDue}, which the loop and pushes use, it cannot be used to keep
 * a cluster or a git server busy, or to walk around the backoff of one that fails: the first look begins at once, and
 * all who ask within the next ten seconds share one look that begins at the end of them. Everybody is answered by a
 * look that began after he had asked.
 *
 * @returns when the last of the looks may begin
 */
export async function requestLooks(
  knex: Knex,
  keys: Iterable<string>,
  now: Date,
): Promise<Date> {
  let last = now;
  await knex.transaction(async tx => {
    // One after the other and sorted: the order in which everybody locks rows of the queue.
    for (const key of [...new Set(keys)].sort()) {
      const startsAt = await requestLook(tx, key, now);
      last = startsAt > last ? startsAt : last;
    }
  });
  return last;
}

async function requestLook(
  tx: Knex.Transaction,
  key: string,
  now: Date,
): Promise<Date> {
  const [row]: Array<Pick<WorkQueueRow, 'due_at' | 'asked_at'>> = await tx<
    Tables['work_queue']
  >('work_queue')
    .insert(newItem(key, now))
    .onConflict('key')
    .merge({ requests: tx.raw('work_queue.requests + 1') })
    .returning(['due_at', 'asked_at']);
  const startsAt = findStart(row.asked_at, now);
  const asked_at = startsAt.toISOString();
  await tx<Tables['work_queue']>('work_queue')
    .where({ key })
    // An item that is due earlier, or has waited longer, keeps its place in the line.
    .update({
      asked_at,
      due_at: row.due_at < asked_at ? row.due_at : asked_at,
    });
  return startsAt;
}

/** @param askedAt - when the newest look that was asked for began, or will */
function findStart(askedAt: string | null, now: Date): Date {
  if (askedAt === null) {
    return now;
  }
  const asked = new Date(askedAt);
  if (asked > now) {
    // Nobody waits for longer than everybody does, whatever the clock of another backend has said.
    return new Date(Math.min(asked.getTime(), now.getTime() + windowMs));
  }
  return new Date(Math.max(asked.getTime() + windowMs, now.getTime()));
}
