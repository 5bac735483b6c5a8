import { Knex } from 'knex';
import { Tables } from '../../tables';
import { Claim } from './Claim';
import { LostTicketError } from './LostTicketError';

/**
 * Runs writes in one transaction that holds only while the claim does. The row of the queue is locked first, so nobody
 * can take the item between the check and the commit: two backends never write one placement, not even when the first
 * one was asleep for longer than its lease.
 *
 * @throws LostTicketError when the ticket is not ours any more; nothing is written then
 */
export async function withTicket<T>(
  knex: Knex,
  claim: Claim,
  write: (tx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  return knex.transaction(async tx => {
    const row = await tx<Tables['work_queue']>('work_queue')
      .where({ key: claim.key, ticket: claim.ticket })
      .forUpdate()
      .first('key');
    if (!row) {
      throw new LostTicketError(claim.key);
    }
    return write(tx);
  });
}
