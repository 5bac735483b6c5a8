import { TestDatabases } from '@backstage/backend-test-utils';
import { migrateTestDatabase } from '../../__testUtils__/migrateTestDatabase';
import { Tables } from '../../tables';
import { requestSync } from './requestSync';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const now = new Date('2026-03-01T12:00:00.000Z');
const request = { placementId: 'a', requestedBy: 'user:default/jo', now };

describe.each(databases.eachSupportedId())('syncs on %s', id => {
  it('answers with the active run, however many ask at once', async () => {
    const knex = await migrateTestDatabase(databases, id);
    const asked = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        requestSync(knex, { ...request, requestedBy: `user:default/u${n}` }),
      ),
    );
    expect(new Set(asked.map(run => run.id)).size).toBe(1);
    expect(asked.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await knex('sync_runs')).toHaveLength(1);
    expect(await knex('work_queue').pluck('key')).toEqual(['sync:a']);
  });

  it.each(['pending', 'running'] as const)(
    'does not ask for work again while a run is %s, so that nobody can walk around its backoff',
    async state => {
      const knex = await migrateTestDatabase(databases, id);
      const { id: first } = await requestSync(knex, request);
      await knex('sync_runs').update({ state });
      const before = await knex('work_queue');
      const later = new Date(now.getTime() + 1000);
      expect(await requestSync(knex, { ...request, now: later })).toMatchObject(
        { id: first, state, isNew: false },
      );
      expect(await knex('work_queue')).toEqual(before);
    },
  );

  it('writes neither a run nor work when one of the two fails', async () => {
    const knex = await migrateTestDatabase(databases, id);
    await knex.schema.dropTable('sync_runs');
    await knex.schema.createTable('sync_runs', table => {
      table.string('placement_id');
      table.string('state');
    });
    await expect(requestSync(knex, request)).rejects.toThrow();
    expect(await knex('work_queue')).toEqual([]);
  });

  it('begins a new run when the last one has ended, and for another placement', async () => {
    const knex = await migrateTestDatabase(databases, id);
    const first = await requestSync(knex, request);
    await knex<Tables['sync_runs']>('sync_runs').update({ state: 'failed' });
    const later = new Date(now.getTime() + 1000);
    const second = await requestSync(knex, { ...request, now: later });
    const other = await requestSync(knex, { ...request, placementId: 'b' });
    expect([second.isNew, other.isNew]).toEqual([true, true]);
    expect(second.id > first.id).toBe(true);
  });
});
