import { Knex } from 'knex';
import { Tables } from '../../tables';

/** Keys of the work on all targets that run manifests of a repository. */
export async function listTargetKeys(
  knex: Knex,
  repositoryId: string,
): Promise<string[]> {
  const rows = await knex<Tables['placements']>('placements')
    .where({ repository_id: repositoryId })
    .whereNotNull('target_id')
    .distinct('target_id');
  return rows.map(({ target_id }) => `target:${target_id}`);
}
