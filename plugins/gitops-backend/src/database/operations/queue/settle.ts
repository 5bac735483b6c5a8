import { Knex } from 'knex';
import { Tables } from '../../tables';
import { Claim } from './Claim';

/** What becomes of an item after an attempt. */
export interface Settlement {
  now: Date;
  /** When to look again; absent for an item that is only looked at when somebody asks. */
  dueAt?: Date;
  /** Failed attempts in a row, this one included. */
  attempts: number;
  /** How long the attempt took; not worth a word when absent. */
  tookMs?: number;
  lastError?: string;
}

/** Sorts behind every real time. */
const never = '9999-12-31T23:59:59.999Z';

/**
 * Gives an item back. If it was asked for again since it was claimed, it stays due, or becomes so when a person who asked
 * too often has waited long enough: what was asked for then may not have been seen by the attempt.
 *
 * @returns false when the ticket is not ours any more; nothing is changed then
 */
export async function settle(
  knex: Knex,
  claim: Claim,
  settlement: Settlement,
): Promise<boolean> {
  const { now, dueAt, attempts, tookMs = 0, lastError } = settlement;
  const changed = await knex<Tables['work_queue']>('work_queue')
    .where({ key: claim.key, ticket: claim.ticket })
    .update({
      ticket: null,
      leased_until: null,
      attempts,
      took_ms: Math.round(tookMs),
      seen_requests: claim.requests,
      last_error: lastError ?? null,
      due_at: knex.raw(
        `case when requests = :seen then :next
          when asked_at is null or asked_at <= :now then :now
          when asked_at < :next then asked_at
          else :next end`,
        {
          seen: claim.requests,
          next: dueAt?.toISOString() ?? never,
          now: now.toISOString(),
        },
      ),
    });
  return changed > 0;
}
