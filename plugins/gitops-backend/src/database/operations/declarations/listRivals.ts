import { Knex } from 'knex';
import { Tables } from '../../tables';

/** Ids of the repositories that lost a name to somebody, by the code of that problem. */
export async function listRivals(knex: Knex, code: string): Promise<string[]> {
  const rows = await knex<Tables['declaration_problems']>(
    'declaration_problems',
  )
    .where({ code })
    .distinct('repository_id')
    .orderBy('repository_id');
  return rows.map(({ repository_id }) => repository_id);
}
