import { Knex } from 'knex';
import { Tables } from '../../tables';

/** All repositories that are watched. */
export async function listRepositoryUrls(
  knex: Knex,
): Promise<Array<{ id: string; url: string }>> {
  return knex<Tables['repositories']>('repositories').select('id', 'url');
}
