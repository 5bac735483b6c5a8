import { Cause, RepositoryLocation } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { Tables } from '../../tables';
import { nameTaken } from '../declarations/Declarations';

/** What is known of a repository. */
export interface StoredRepository {
  id: string;
  location: RepositoryLocation;
  declares: boolean;
  commit?: string;
  cause?: Cause;
  /** When it was first found to declare nothing any more, while that is not believed yet. */
  emptiedAt?: string;
  searchHash?: string;
  /** Somebody else has declared a name of it first. */
  hasLostName: boolean;
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
  const lost = await knex<Tables['declaration_problems']>(
    'declaration_problems',
  )
    .where({ repository_id: id, code: nameTaken })
    .first('file');
  return {
    id,
    location: { url: row.url, ...(row.ref !== null && { ref: row.ref }) },
    // SQLite stores booleans as numbers.
    declares: Boolean(row.declares),
    commit: row.commit_id ?? undefined,
    cause: row.cause_code
      ? { code: row.cause_code, message: row.cause_message ?? '' }
      : undefined,
    emptiedAt: row.emptied_at ?? undefined,
    searchHash: row.search_hash ?? undefined,
    hasLostName: lost !== undefined,
    files: files.map(({ file }) => file),
  };
}
