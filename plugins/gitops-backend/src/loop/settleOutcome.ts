import { Knex } from 'knex';
import { Claim, forget, settle } from '../database/operations/queue';
import { computeBackoff } from './computeBackoff';
import { jitterOf } from './jitterOf';
import { WorkOutcome } from './Work';

/** Gives an item back by how an attempt at it ended. */
export async function settleOutcome(
  knex: Knex,
  claim: Claim,
  { outcome, now, tookMs }: { outcome: WorkOutcome; now: Date; tookMs: number },
): Promise<void> {
  if (outcome.result === 'gone' && (await forget(knex, claim))) {
    return;
  }
  if (outcome.result !== 'failed') {
    const dueAt = outcome.result === 'done' ? outcome.dueAt : undefined;
    await settle(knex, claim, { now, dueAt, attempts: 0, tookMs });
    return;
  }
  const attempts = claim.attempts + 1;
  const delay = computeBackoff(attempts, jitterOf(claim.key, attempts));
  await settle(knex, claim, {
    now,
    dueAt: new Date(now.getTime() + delay),
    attempts,
    tookMs,
    lastError: outcome.message.slice(0, 2000),
  });
}
