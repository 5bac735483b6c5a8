import { Knex } from 'knex';
import { Tables } from '../../tables';

/** Whether manifests of some placement stand in a repository. */
export async function hasPlacements(
  knex: Knex,
  repositoryId: string,
): Promise<boolean> {
  const row = await knex<Tables['placements']>('placements')
    .where({ repository_id: repositoryId })
    .first('id');
  return row !== undefined;
}
