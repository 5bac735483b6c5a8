import { Knex } from 'knex';
import { DeclarationFileRow, Tables } from '../../tables';
import { DeclarationFile } from './DeclarationFile';

/** Adds and removes files that components of the catalog point at. */
export async function writeDeclarationFiles(
  tx: Knex.Transaction,
  changes: { added: DeclarationFile[]; removed: DeclarationFile[] },
): Promise<void> {
  for (const file of changes.removed) {
    await tx<Tables['declaration_files']>('declaration_files')
      .where(toRow(file))
      .delete();
  }
  for (const file of changes.added) {
    await tx<Tables['declaration_files']>('declaration_files').insert(
      toRow(file),
    );
  }
}

function toRow(file: DeclarationFile): DeclarationFileRow {
  return {
    repository_id: file.repositoryId,
    file: file.file,
    component_ref: file.componentRef,
  };
}
