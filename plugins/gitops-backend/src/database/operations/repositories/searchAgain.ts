import { Knex } from 'knex';
import { Tables } from '../../tables';

/** Lets repositories be searched at their next look although they are still at the same commit. */
export async function searchAgain(
  tx: Knex.Transaction,
  ids: readonly string[],
): Promise<void> {
  await tx<Tables['repositories']>('repositories')
    .whereIn('id', ids)
    .update({ search_hash: null });
}
