import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { Tables, WorkQueueRow } from '../../tables';
import { Claim } from './Claim';
import { whereKindIn, whereKindNotIn } from './kindsOfWork';
import { isSlow, whereQuick } from './slowItems';

type DueRow = Pick<
  WorkQueueRow,
  'key' | 'requests' | 'seen_requests' | 'attempts' | 'took_ms'
>;

/** What {@link claimDue} may take. */
export interface ClaimOptions {
  now: Date;
  leaseUntil: Date;
  limit: number;
  /** How many of them may have failed or taken long at their last attempt; all when absent. */
  slowLimit?: number;
  /** Kinds of work that do not count into `limit`, and how many of each may be taken besides. */
  lanes?: Readonly<Record<string, number>>;
}

/**
 * Claims up to `limit` items that are due and free, the longest due first. An item whose lease has ended counts as free:
 * its worker is dead, or so slow that its ticket has to be taken from it.
 *
 * Workers on other backends skip the rows that this transaction holds, so they never wait for each other. On SQLite
 * there is one connection, and with it one claimer at a time.
 */
export async function claimDue(
  knex: Knex,
  options: ClaimOptions,
): Promise<Claim[]> {
  const { lanes = {} } = options;
  return knex.transaction(async tx => {
    const taken = await listUsual(tx, options);
    for (const [kind, limit] of Object.entries(lanes)) {
      if (limit > 0) {
        taken.push(...(await listDue(tx, options, { limit, lane: kind })));
      }
    }
    const claims = taken.map(row => ({
      key: row.key,
      requests: row.requests,
      isRequested: row.requests > row.seen_requests,
      attempts: row.attempts,
      isSlow: isSlow(row),
      ticket: randomUUID(),
    }));
    for (const { key, ticket } of claims) {
      await tx<Tables['work_queue']>('work_queue').where({ key }).update({
        ticket,
        leased_until: options.leaseUntil.toISOString(),
      });
    }
    return claims;
  });
}

/** What is due outside of the lanes. */
async function listUsual(
  tx: Knex.Transaction,
  options: ClaimOptions,
): Promise<DueRow[]> {
  const { limit, slowLimit = limit } = options;
  if (limit <= 0) {
    return [];
  }
  const rows = await listDue(tx, options, { limit, slow: slowLimit > 0 });
  const surplus = new Set(rows.filter(isSlow).slice(slowLimit));
  const taken = rows.filter(row => !surplus.has(row));
  if (surplus.size > 0) {
    // The places of those that have to wait go to others, which may stand behind them in the line.
    const quick = await listDue(tx, options, { limit, slow: false });
    const known = new Set(taken.map(({ key }) => key));
    const others = quick.filter(({ key }) => !known.has(key));
    taken.push(...others.slice(0, limit - taken.length));
  }
  return taken;
}

async function listDue(
  tx: Knex.Transaction,
  options: ClaimOptions,
  {
    limit,
    slow = true,
    lane,
  }: { limit: number; slow?: boolean; lane?: string },
): Promise<DueRow[]> {
  const now = options.now.toISOString();
  const due = tx<WorkQueueRow>('work_queue')
    .where('due_at', '<=', now)
    .andWhere(free =>
      free.whereNull('ticket').orWhere('leased_until', '<=', now),
    )
    .orderBy('due_at')
    .limit(limit)
    .select('key', 'requests', 'seen_requests', 'attempts', 'took_ms');
  if (!slow) {
    whereQuick(due);
  }
  if (lane === undefined) {
    whereKindNotIn(due, Object.keys(options.lanes ?? {}));
  } else {
    whereKindIn(due, [lane]);
  }
  if (tx.client.config.client === 'pg') {
    due.forUpdate().skipLocked();
  }
  return due;
}
