import { Knex } from 'knex';
import { Tables } from '../../tables';
import { Claim } from './Claim';

/**
 * Takes an item out of the queue because what it is about is gone. If it was asked for since it was claimed it may be
 * back: then the row stays, and is settled as due by the caller.
 *
 * @returns whether the item is gone
 */
export async function forget(knex: Knex, claim: Claim): Promise<boolean> {
  const { key, ticket, requests } = claim;
  const deleted = await knex<Tables['work_queue']>('work_queue')
    .where({ key, ticket, requests })
    .delete();
  return deleted > 0;
}
