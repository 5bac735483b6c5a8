import { Knex } from 'knex';
import { Tables } from '../../tables';

/**
 * Lets the repositories look again that lost a name to somebody: a name has become free.
 *
 * @returns their ids
 */
export async function recallRivals(
  tx: Knex.Transaction,
  code: string,
): Promise<string[]> {
  const rivals = await tx<Tables['declaration_problems']>(
    'declaration_problems',
  )
    .where({ code })
    .distinct('repository_id');
  const ids = rivals.map(({ repository_id }) => repository_id);
  await tx<Tables['repositories']>('repositories')
    .whereIn('id', ids)
    .update({ search_hash: null });
  return ids;
}
