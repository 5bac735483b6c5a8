import { Knex } from 'knex';
import { Tables } from '../../tables';

/** Removes a repository that declares nothing any more and holds no manifests of anybody. */
export async function forgetRepository(
  tx: Knex.Transaction,
  id: string,
): Promise<void> {
  await tx<Tables['declaration_files']>('declaration_files')
    .where({ repository_id: id })
    .delete();
  await tx<Tables['repositories']>('repositories').where({ id }).delete();
}
