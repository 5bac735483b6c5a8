import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { Tables } from '../../database/tables';

/** Brings an empty test database up to date. */
export async function migrate(knex: Knex): Promise<Knex> {
  await knex.migrate.latest({
    directory: resolvePackagePath(
      '@oneroof/plugin-gitops-backend',
      'migrations',
    ),
  });
  return knex;
}

const tables: Array<keyof Tables> = [
  'repositories',
  'environments',
  'deliveries',
  'declaration_problems',
  'targets',
  'placements',
  'resources',
  'placement_history',
  'work_queue',
  'host_reports',
  'check_runs',
  'sync_runs',
];

/** Empties a test database: much faster than a new one for every test. */
export async function empty(knex: Knex): Promise<void> {
  for (const table of tables) {
    await knex(table).delete();
  }
}
