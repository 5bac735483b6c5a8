import { Cause, RepositoryLocation } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { Tables } from '../../tables';

/** What is known of a repository. */
export interface StoredRepository {
  id: string;
  location: RepositoryLocation;
  declares: boolean;
  commit?: string;
  cause?: Cause;
  searchHash?: string;
  /** Files that components of the catalog point at. */
  files: string[];
}

export async function findRepository(
  knex: Knex,
  id: string,
): Promise<StoredRepository | undefined> {
  const row = await knex<Tables['repositories']>('repositories')
    .where({ id })
    .first();
  if (!row) {
    return undefined;
  }
  const files = await knex<Tables['declaration_files']>('declaration_files')
    .where({ repository_id: id })
    .distinct('file')
    .orderBy('file');
  return {
    id,
    location: { url: row.url, ...(row.ref !== null && { ref: row.ref }) },
    // SQLite stores booleans as numbers.
    declares: Boolean(row.declares),
    commit: row.commit_id ?? undefined,
    cause: row.cause_code
      ? { code: row.cause_code, message: row.cause_message ?? '' }
      : undefined,
    searchHash: row.search_hash ?? undefined,
    files: files.map(({ file }) => file),
  };
}
