import { TestDatabases } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const directory = resolvePackagePath(
  '@oneroof/plugin-gitops-backend',
  'migrations',
);

const columnsOfHosts: Record<string, string[]> = {
  placements: ['vars', 'playbook', 'coverage', 'differences', 'skew'],
  resources: ['coverage', 'differs', 'host', 'absent_at'],
};

describe.each(databases.eachSupportedId())('migrations on %s', id => {
  it('go up, down to nothing, and up again', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory });
    expect(await knex.schema.hasTable('placements')).toBe(true);
    await knex.migrate.rollback({ directory }, true);
    for (const table of ['placements', 'work_queue', 'declaration_files']) {
      expect(await knex.schema.hasTable(table)).toBe(false);
    }
    await knex.migrate.latest({ directory });
    expect(await knex('placements')).toEqual([]);
  });

  it('leave room for a backend of the version before, which knows nothing of hosts', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory });
    for (const table of ['placements', 'resources']) {
      const columns = await knex(table).columnInfo();
      for (const name of columnsOfHosts[table]) {
        expect([name, columns[name]]).toEqual([
          name,
          expect.objectContaining({ nullable: true, defaultValue: null }),
        ]);
      }
    }
  });

  it('let a placement have one active sync, and any number of ended ones', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory });
    const run = (runId: string, placement: string, state: string) =>
      knex('sync_runs').insert({
        id: runId,
        placement_id: placement,
        state,
        requested_by: 'user:default/guest',
        requested_at: '2026-03-01T12:00:00.000Z',
        attempts: 0,
      });
    await run('1', 'a', 'succeeded');
    await run('2', 'a', 'failed');
    await run('3', 'a', 'running');
    await run('4', 'b', 'pending');
    await expect(run('5', 'a', 'pending')).rejects.toThrow();
    await knex('sync_runs').where({ id: '3' }).update({ state: 'errored' });
    await run('6', 'a', 'pending');
    expect(await knex('sync_runs')).toHaveLength(5);
  });
});
