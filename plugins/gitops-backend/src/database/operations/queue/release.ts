import { Knex } from 'knex';
import { Tables } from '../../tables';
import { Claim } from './Claim';

/** Gives an item back unfinished and as due as it was, for another worker to take at once. */
export async function release(knex: Knex, claim: Claim): Promise<void> {
  await knex<Tables['work_queue']>('work_queue')
    .where({ key: claim.key, ticket: claim.ticket })
    .update({ ticket: null, leased_until: null });
}
