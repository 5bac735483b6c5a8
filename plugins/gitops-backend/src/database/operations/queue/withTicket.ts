import { Knex } from 'knex';
import { Tables } from '../../tables';
import { Claim } from './Claim';
import { LostTicketError } from './LostTicketError';
import { markDue } from './markDue';

/** What a transaction under a ticket needs besides the writes. */
export interface TicketOptions {
  knex: Knex;
  claim: Claim;
  /** Keys of the work that follows from the writes; asked for in the same transaction. */
  followers?: Iterable<string>;
  now: Date;
}

/**
 * Runs writes in one transaction that holds only while the claim does. The row of the queue is locked first, so nobody
 * can take the item between the check and the commit: two backends never write one placement, not even when the first
 * one was asleep for longer than its lease.
 *
 * All rows of the queue are locked before any other row, and in the order of their keys. Work asks for other work in
 * circles (a repository for the plan, the plan for repositories); without one order two of them could each hold what
 * the other one waits for.
 *
 * @throws LostTicketError when the ticket is not ours any more; nothing is written then
 */
export async function withTicket<T>(
  { knex, claim, followers = [], now }: TicketOptions,
  write: (tx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  const keys = [...followers];
  return knex.transaction(async tx => {
    await markDue(
      tx,
      keys.filter(key => key < claim.key),
      now,
    );
    const row = await tx<Tables['work_queue']>('work_queue')
      .where({ key: claim.key, ticket: claim.ticket })
      .forUpdate()
      .first('key');
    if (!row) {
      throw new LostTicketError(claim.key);
    }
    await markDue(
      tx,
      keys.filter(key => key >= claim.key),
      now,
    );
    return write(tx);
  });
}
