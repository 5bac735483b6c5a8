import { Knex } from 'knex';
import { DeclarationFileRow, Tables } from '../../tables';
import { DeclarationFile } from './DeclarationFile';

/** What changes about the files that components of the catalog point at. */
export interface DeclarationFileChanges {
  added: DeclarationFile[];
  removed: DeclarationFile[];
  /** Not named any more, and not believed to be gone yet. */
  missed: DeclarationFile[];
  /** Named again. */
  found: DeclarationFile[];
}

/** Adds and removes files that components of the catalog point at, and notes which of them it does not name now. */
export async function writeDeclarationFiles(
  tx: Knex.Transaction,
  changes: DeclarationFileChanges,
  now: Date,
): Promise<void> {
  const rows = () => tx<Tables['declaration_files']>('declaration_files');
  for (const file of changes.removed) {
    await rows().where(toKey(file)).delete();
  }
  for (const file of changes.missed) {
    await rows().where(toKey(file)).update({ missed_at: now.toISOString() });
  }
  for (const file of changes.found) {
    await rows().where(toKey(file)).update({ missed_at: null });
  }
  for (const file of changes.added) {
    await rows().insert({ ...toKey(file), missed_at: null });
  }
}

function toKey(file: DeclarationFile): Omit<DeclarationFileRow, 'missed_at'> {
  return {
    repository_id: file.repositoryId,
    file: file.file,
    component_ref: file.componentRef,
  };
}
