import { Knex } from 'knex';
import { Tables } from '../../tables';
import { Claim } from './Claim';

/** @returns false when the ticket is not ours any more: stop working */
export async function renewLease(
  knex: Knex,
  claim: Claim,
  leaseUntil: Date,
): Promise<boolean> {
  const changed = await knex<Tables['work_queue']>('work_queue')
    .where({ key: claim.key, ticket: claim.ticket })
    .update({ leased_until: leaseUntil.toISOString() });
  return changed > 0;
}
