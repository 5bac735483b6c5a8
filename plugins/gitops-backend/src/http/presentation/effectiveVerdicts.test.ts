import { TestDatabases } from '@backstage/backend-test-utils';
import {
  healthStatuses,
  placementSyncVerdicts,
} from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { listBoardRows } from '../../database/operations/board/listBoardRows';
import { listPlacements } from '../../database/operations/deliveries/listPlacements';
import { migrate } from '../__testUtils__/migrate';
import {
  deliveryRow,
  minutesAgo,
  placementRow,
  repositoryRow,
  targetRow,
  testNow,
} from '../__testUtils__/rows';
import { seed, Seed } from '../__testUtils__/seed';
import { presentPlacement, staleBefore } from './presentPlacement';

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });
const freshness = { now: testNow, staleAfterMs: 10 * 60_000 };

const targets = [
  targetRow({ id: 'kubernetes:good' }),
  targetRow({ id: 'kubernetes:partial', cause_code: 'forbidden' }),
  targetRow({
    id: 'kubernetes:failed',
    cause_code: 'unreachable',
    attempted_at: minutesAgo(0),
  }),
  targetRow({
    id: 'kubernetes:stale',
    observed_at: minutesAgo(25),
    attempted_at: minutesAgo(25),
  }),
  targetRow({
    id: 'kubernetes:new',
    observed_at: null,
    attempted_at: null,
  }),
  targetRow({
    id: 'kubernetes:dead',
    observed_at: null,
    attempted_at: minutesAgo(1),
    cause_code: 'timeout',
  }),
];

const repositories = [
  repositoryRow(),
  repositoryRow({ id: 'down', cause_code: 'unreachable' }),
  repositoryRow({ id: 'forgotten', observed_at: minutesAgo(25) }),
  repositoryRow({ id: 'new', observed_at: null }),
];

function world(): Seed {
  const verdicts = [
    { sync: 'in-sync', health: 'healthy' },
    { sync: 'drifted', health: 'degraded' },
    { sync: 'pending', health: 'progressing' },
    { sync: 'unknown', health: 'unknown', cause_code: 'render-failed' },
    { sync: 'unknown', health: 'healthy', cause_code: 'partial' },
  ] as const;
  const targetIds = [...targets.map(({ id }) => id), 'kubernetes:gone', null];
  const placements = targetIds.flatMap(target_id =>
    repositories.flatMap(({ id: repository_id }) =>
      verdicts.map(verdict => ({ ...verdict, target_id, repository_id })),
    ),
  );
  return {
    repositories,
    targets,
    deliveries: placements.map((_, index) =>
      deliveryRow({ name: `d${index}` }),
    ),
    placements: placements.map((overrides, index) =>
      placementRow({
        delivery: `d${index}`,
        environment: 'dev',
        ...overrides,
      }),
    ),
  };
}

async function filter(
  knex: Knex,
  by: Parameters<typeof listBoardRows>[1]['filter'],
): Promise<string[]> {
  const rows = await listBoardRows(knex, {
    filter: by,
    access: 'all',
    staleBefore: staleBefore(freshness),
    limit: 1000,
  });
  return rows.map(({ delivery }) => delivery).sort();
}

describe('effectiveVerdicts', () => {
  it.each(databases.eachSupportedId())(
    'finds exactly the placements that are presented with a verdict, %p',
    async databaseId => {
      const knex = await migrate(await databases.init(databaseId));
      const rows = world();
      await seed(knex, rows);
      const names = rows.deliveries!.map(({ name }) => name);
      const presented = (await listPlacements(knex, names, 'all')).map(
        record => ({
          delivery: record.delivery,
          ...presentPlacement(record, freshness),
        }),
      );
      expect(presented).toHaveLength(160);

      for (const sync of placementSyncVerdicts) {
        expect([sync, await filter(knex, { sync: [sync] })]).toEqual([
          sync,
          presented
            .filter(placement => placement.sync === sync)
            .map(({ delivery }) => delivery)
            .sort(),
        ]);
      }
      for (const health of healthStatuses) {
        expect([health, await filter(knex, { health: [health] })]).toEqual([
          health,
          presented
            .filter(placement => placement.health === health)
            .map(({ delivery }) => delivery)
            .sort(),
        ]);
      }
    },
  );
});
