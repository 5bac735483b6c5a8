import { Knex } from 'knex';
import { Tables } from '../../tables';
import { StoredDeclarationFile } from './DeclarationFile';

/** All files that components of the catalog point at. */
export async function listDeclarationFiles(
  knex: Knex,
): Promise<StoredDeclarationFile[]> {
  const rows = await knex<Tables['declaration_files']>(
    'declaration_files',
  ).select('*');
  return rows.map(row => ({
    repositoryId: row.repository_id,
    file: row.file,
    componentRef: row.component_ref,
    ...(row.missed_at !== null && { missedAt: row.missed_at }),
  }));
}
