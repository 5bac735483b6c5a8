import { Knex } from 'knex';
import { Tables } from '../../tables';

/** A file that a component of the catalog points at. */
export interface DeclarationFile {
  repositoryId: string;
  file: string;
  componentRef: string;
}

/**
 * Makes the stored files those that are given, writing differences only.
 *
 * @returns ids of the repositories in which other files count now
 */
export async function writeDeclarationFiles(
  tx: Knex.Transaction,
  files: readonly DeclarationFile[],
): Promise<string[]> {
  const wanted = new Map(files.map(file => [keyOf(file), file]));
  const rows = await tx<Tables['declaration_files']>(
    'declaration_files',
  ).select('*');
  const changed = new Set<string>();
  for (const row of rows) {
    const known = {
      repositoryId: row.repository_id,
      file: row.file,
      componentRef: row.component_ref,
    };
    if (!wanted.delete(keyOf(known))) {
      await tx<Tables['declaration_files']>('declaration_files')
        .where(row)
        .delete();
      changed.add(row.repository_id);
    }
  }
  for (const { repositoryId, file, componentRef } of wanted.values()) {
    await tx<Tables['declaration_files']>('declaration_files').insert({
      repository_id: repositoryId,
      file,
      component_ref: componentRef,
    });
    changed.add(repositoryId);
  }
  return [...changed];
}

function keyOf({ repositoryId, file, componentRef }: DeclarationFile): string {
  return JSON.stringify([repositoryId, file, componentRef]);
}
