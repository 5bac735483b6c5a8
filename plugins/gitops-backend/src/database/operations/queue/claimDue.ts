import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { Tables } from '../../tables';
import { Claim } from './Claim';

/**
 * Claims up to `limit` items that are due and free, the longest due first. An item whose lease has ended counts as free:
 * its worker is dead, or so slow that its ticket has to be taken from it.
 *
 * Workers on other backends skip the rows that this transaction holds, so they never wait for each other. On SQLite
 * there is one connection, and with it one claimer at a time.
 */
export async function claimDue(
  knex: Knex,
  options: { now: Date; leaseUntil: Date; limit: number },
): Promise<Claim[]> {
  const now = options.now.toISOString();
  return knex.transaction(async tx => {
    const due = tx<Tables['work_queue']>('work_queue')
      .where('due_at', '<=', now)
      .andWhere(free =>
        free.whereNull('ticket').orWhere('leased_until', '<=', now),
      )
      .orderBy('due_at')
      .limit(options.limit)
      .select('key', 'requests', 'attempts');
    if (knex.client.config.client === 'pg') {
      due.forUpdate().skipLocked();
    }
    const rows = await due;
    const claims = rows.map(row => ({ ...row, ticket: randomUUID() }));
    for (const { key, ticket } of claims) {
      await tx<Tables['work_queue']>('work_queue').where({ key }).update({
        ticket,
        leased_until: options.leaseUntil.toISOString(),
      });
    }
    return claims;
  });
}
