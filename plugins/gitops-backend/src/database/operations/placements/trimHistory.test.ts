import { TestDatabases } from '@backstage/backend-test-utils';
import { migrateTestDatabase } from '../../__testUtils__/migrateTestDatabase';
import { insertHistory } from './insertHistory';
import { trimHistory } from './trimHistory';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const start = Date.parse('2026-03-01T12:00:00.000Z');

describe.each(databases.eachSupportedId())('trimHistory on %s', id => {
  it('keeps the newest of each placement, and nothing that is too old', async () => {
    const knex = await migrateTestDatabase(databases, id);
    const entry = (placementId: string, minute: number) => ({
      placementId,
      at: new Date(start + minute * 60_000),
      type: 'sync' as const,
      to: `${minute}`,
    });
    await knex.transaction(tx =>
      insertHistory(tx, [
        ...Array.from({ length: 8 }, (_, minute) => entry('crowded', minute)),
        entry('quiet', 0),
        entry('quiet', 5),
      ]),
    );
    await trimHistory(knex, { before: new Date(start + 60_000), keep: 3 });
    const left = await knex('placement_history').orderBy('id');
    expect(left.map(row => [row.placement_id, row.to_value])).toEqual([
      ['crowded', '5'],
      ['quiet', '5'],
      ['crowded', '6'],
      ['crowded', '7'],
    ]);
  });
});
