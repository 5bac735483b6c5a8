import { TestDatabases } from '@backstage/backend-test-utils';
import { migrateTestDatabase } from '../database/__testUtils__/migrateTestDatabase';
import { listBoardRows } from '../database/operations/board/listBoardRows';
import {
  deployment,
  LoopWorld,
  repositoryFiles,
  repositoryUrl,
  running,
} from './__testUtils__/LoopWorld';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('hostile versions on %s', id => {
  it.each([
    ['NUL', 'mark\u0000er'],
    ['half of a character', 'marker\ud83d'],
    ['half of a character at the cut', `marker${'x'.repeat(493)}\u{1f600}`],
  ])('leaves the board searchable: %s', async (_, tag) => {
    const knex = await migrateTestDatabase(databases, id);
    const world = new LoopWorld(knex);
    world.revisions.commit({ url: repositoryUrl, files: repositoryFiles() });
    world.live.put(
      'eu-1',
      running(deployment({ namespace: 'payments-dev', tag })),
    );
    await world.fillQueue();
    await world.createLoop().drain();
    const rows = await listBoardRows(knex, {
      filter: { text: 'marker' },
      access: 'all',
      staleBefore: world.time.toISOString(),
      limit: 10,
    });
    expect(rows).toMatchObject([{ delivery: 'payments' }]);
  });
});
