import { TestDatabases } from '@backstage/backend-test-utils';
import { environmentReadPermission } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { migrate } from '../__testUtils__/migrate';
import {
  deliveryRow,
  environmentRow,
  placementRow,
  repositoryRow,
  targetRow,
} from '../__testUtils__/rows';
import { seed } from '../__testUtils__/seed';
import { startApi } from '../__testUtils__/startApi';
import {
  createEnvironmentConditionalDecision,
  environmentConditions,
} from '../permissions/environmentRules';

/*
 * The board at the size of a company. What is asserted are answers and the number of statements; the times are printed
 * for people to compare, since no machine that runs this is quiet enough to judge by them.
 */

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });
const deliveries = 1000;
const environments = 10;
const rounds = 5;

async function seedFleet(knex: Knex): Promise<string[]> {
  const names = Array.from({ length: deliveries }, (_, d) => `service-${d}`);
  await seed(knex, {
    repositories: [repositoryRow()],
    targets: [targetRow()],
    environments: Array.from({ length: environments }, (_, e) =>
      environmentRow({
        name: `env-${e}`,
        tier: e > 7 ? 'production' : 'development',
      }),
    ),
    deliveries: names.map((name, d) =>
      deliveryRow({
        name,
        title: `Service ${(d * 7919) % deliveries}`,
        owner_ref: `group:default/team-${d % 40}`,
      }),
    ),
    placements: names.flatMap((delivery, d) =>
      Array.from({ length: environments }, (_, e) =>
        placementRow({
          id: (d * environments + e).toString(16).padStart(32, '0'),
          delivery,
          environment: `env-${e}`,
          environment_order: e,
          ...(d % 50 === 0 && e === 9 && { sync: 'drifted', sync_rank: 6 }),
        }),
      ),
    ),
  });
  return names.map(name => `component:default/${name}`);
}

describe.each(databases.eachSupportedId())('the board at scale, %p', id => {
  let knex: Knex;
  let visible: string[];

  beforeAll(async () => {
    knex = await migrate(await databases.init(id));
    visible = await seedFleet(knex);
  }, 120_000);

  it.each([
    { path: '/deliveries', rows: 50 },
    { path: '/deliveries?limit=200', rows: 200 },
    { path: '/deliveries?sync=drifted', rows: 20 },
    { path: '/deliveries?sync=drifted&health=degraded', rows: 0 },
    { path: '/deliveries?text=service-99', rows: 11 },
    { path: '/deliveries?text=nothing-like-it', rows: 0 },
    { path: '/deliveries?text=nothing-like-it', rows: 0, restricted: true },
    { path: '/deliveries?owner=group:default/team-7', rows: 25 },
  ])('answers $path with two statements', async example => {
    const { path, rows, restricted } = example;
    const { api } = await startApi({
      knex,
      visible,
      ...(restricted && {
        policy: () =>
          createEnvironmentConditionalDecision(
            environmentReadPermission,
            environmentConditions.hasTier({ tiers: ['production'] }),
          ),
      }),
    });
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      let statements = 0;
      const count = () => {
        statements += 1;
      };
      knex.on('query', count);
      const start = performance.now();
      const response = await api.get(path);
      times.push(performance.now() - start);
      knex.removeListener('query', count);
      expect(response.body.items).toHaveLength(rows);
      expect(statements).toBe(2);
    }
    const median = times.sort((a, b) => a - b)[Math.floor(rounds / 2)];
    process.stdout.write(
      `${id} ${path}${restricted ? ' (restricted)' : ''}: ${median.toFixed(
        0,
      )} ms\n`,
    );
  });
});
