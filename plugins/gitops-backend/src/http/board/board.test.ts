import { TestDatabases } from '@backstage/backend-test-utils';
import { PolicyDecision } from '@backstage/plugin-permission-common';
import { BoardPage } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { expectConformity } from '../__testUtils__/conformity';
import { empty, migrate } from '../__testUtils__/migrate';
import { allow, deny } from '../__testUtils__/permissionServices';
import {
  deliveryRow,
  environmentRow,
  minutesAgo,
  placementRow,
  repositoryRow,
  targetRow,
} from '../__testUtils__/rows';
import { seed, Seed } from '../__testUtils__/seed';
import { ApiOptions, startApi } from '../__testUtils__/startApi';
import {
  createEnvironmentConditionalDecision,
  environmentConditions,
} from '../permissions/environmentRules';
import { environmentReadPermission } from '@oneroof/plugin-gitops-common';

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });

const onlyDevelopment: PolicyDecision = createEnvironmentConditionalDecision(
  environmentReadPermission,
  environmentConditions.hasTier({ tiers: ['development'] }),
);

const base: Seed = {
  repositories: [repositoryRow()],
  targets: [targetRow(), targetRow({ id: 'kubernetes:us-1', name: 'us-1' })],
  environments: [
    environmentRow({ name: 'dev' }),
    environmentRow({
      name: 'prod',
      tier: 'production',
      owner_ref: 'group:default/ops',
    }),
  ],
};

/** Deliveries in dev and prod; the titles sort against the names. */
function manyDeliveries(count: number): Seed {
  const names = Array.from(
    { length: count },
    (_, index) => `svc-${String(index).padStart(4, '0')}`,
  );
  return {
    deliveries: names.map((name, index) =>
      deliveryRow({
        name,
        title: `Service ${((index * 7919) % count) % 10}`,
        owner_ref: `group:default/team-${index % 3}`,
      }),
    ),
    placements: names.flatMap((name, index) => [
      placementRow({ delivery: name, environment: 'dev' }),
      placementRow({
        delivery: name,
        environment: 'prod',
        environment_order: 1,
        ...(index % 4 === 0 && { sync: 'drifted', sync_rank: 6 }),
      }),
    ]),
  };
}

async function readAll(
  { api }: Awaited<ReturnType<typeof startApi>>,
  query: Record<string, unknown>,
): Promise<{ rows: BoardPage['items']; pages: number[] }> {
  const rows: BoardPage['items'] = [];
  const pages: number[] = [];
  let cursor: string | undefined;
  do {
    const response = await api
      .get('/deliveries')
      .query({ ...query, ...(cursor && { cursor }) });
    expectConformity('/deliveries', response);
    expect(response.status).toBe(200);
    rows.push(...response.body.items);
    pages.push(response.body.items.length);
    cursor = response.body.nextCursor;
  } while (cursor);
  return { rows, pages };
}

const refOf = (name: string) => `component:default/${name}`;

describe.each(databases.eachSupportedId())('GET /deliveries, %p', id => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await migrate(await databases.init(id));
  }, 60_000);

  beforeEach(async () => {
    await empty(knex);
    await seed(knex, base);
  });

  const start = (options: Partial<ApiOptions> & { visible: string[] }) =>
    startApi({ knex, ...options });

  it('pages through everything once, in one order, with full pages', async () => {
    const world = manyDeliveries(57);
    await seed(knex, world);
    const visible = world.deliveries!.map(row => row.component_ref);
    const { rows, pages } = await readAll(await start({ visible }), {
      limit: 10,
    });
    expect(pages).toEqual([10, 10, 10, 10, 10, 7]);
    const expected = [...world.deliveries!]
      .sort((a, b) =>
        `${a.title} ${a.name}` < `${b.title} ${b.name}` ? -1 : 1,
      )
      .map(row => row.name);
    expect(rows.map(row => row.delivery)).toEqual(expected);
  });

  it('fills pages for those who see little, and tells nothing of the rest', async () => {
    const world = manyDeliveries(500);
    await seed(knex, world);
    const visible = world
      .deliveries!.filter((_, index) => index % 50 === 3)
      .map(row => row.component_ref);
    const { rows, pages } = await readAll(await start({ visible }), {
      limit: 4,
    });
    expect(pages).toEqual([4, 4, 2]);
    expect(rows.map(row => row.component).sort()).toEqual([...visible].sort());
  });

  it('gives no cursor when everything behind a page is hidden', async () => {
    await seed(knex, manyDeliveries(300));
    const { api } = await start({ visible: [refOf('svc-0000')] });
    const response = await api.get('/deliveries').query({ limit: 1 });
    expect(response.body.items).toHaveLength(1);
    expect(response.body).not.toHaveProperty('nextCursor');
  });

  it.each<{ query: Record<string, unknown>; count: number }>([
    { query: { owner: 'group:default/team-1' }, count: 20 },
    {
      query: { owner: ['group:default/team-1', 'group:default/team-2'] },
      count: 40,
    },
    { query: { sync: 'drifted' }, count: 15 },
    { query: { sync: ['drifted', 'missing'], environment: 'dev' }, count: 0 },
    { query: { sync: 'drifted', environment: 'prod' }, count: 15 },
    { query: { sync: 'drifted', owner: 'group:default/team-0' }, count: 5 },
    { query: { health: 'degraded' }, count: 0 },
    { query: { text: 'service 3' }, count: 6 },
    { query: { text: 'SVC-001' }, count: 10 },
    { query: { environment: 'nowhere' }, count: 0 },
  ])('is complete under the filter $query', async ({ query, count }) => {
    const world = manyDeliveries(60);
    await seed(knex, world);
    const visible = world.deliveries!.map(row => row.component_ref);
    const { rows } = await readAll(await start({ visible }), {
      ...query,
      limit: 7,
    });
    expect(new Set(rows.map(row => row.delivery)).size).toBe(count);
    expect(rows).toHaveLength(count);
  });

  it.each([
    { text: '%', found: ['percent'] },
    { text: '_', found: ['under'] },
    { text: '\\', found: ['back'] },
    { text: "' or 1=1 --", found: [] },
    { text: '100%', found: ['percent'] },
    { text: 'r-feed123', found: ['back'] },
    { text: '2.0.0-RC', found: ['under'] },
    { text: '9.9', found: ['percent'] },
    // Words of the JSON in which versions are stored.
    { text: 'artifact', found: [] },
    { text: '"version"', found: [] },
    { text: 'DEFAULT/back', found: ['back'] },
    { text: '', found: ['back', 'percent', 'under'] },
  ])('takes the text $text literally', async ({ text, found }) => {
    await seed(knex, {
      deliveries: [
        deliveryRow({ name: 'percent', title: 'is 100% done' }),
        deliveryRow({ name: 'under', title: 'snake_case' }),
        deliveryRow({ name: 'back', title: 'C:\\temp' }),
      ],
      placements: [
        placementRow({
          delivery: 'percent',
          environment: 'dev',
          declares: '[{"artifact":"api","version":"9.9"}]',
        }),
        placementRow({
          delivery: 'under',
          environment: 'dev',
          runs: '[{"artifact":"api","version":"2.0.0-rc1"}]',
        }),
        placementRow({
          delivery: 'back',
          environment: 'dev',
          release: 'r-feed123',
        }),
      ],
    });
    const { rows } = await readAll(
      await start({ visible: ['percent', 'under', 'back'].map(refOf) }),
      { text },
    );
    expect(rows.map(row => row.delivery).sort()).toEqual(found);
  });

  it('shows the worst of an environment, the sum of its counts and the oldest look', async () => {
    await knex('targets')
      .where('id', 'kubernetes:us-1')
      .update({ observed_at: minutesAgo(3), attempted_at: minutesAgo(3) });
    await seed(knex, {
      deliveries: [deliveryRow({ name: 'shop', title: 'Shop' })],
      placements: [
        placementRow({
          delivery: 'shop',
          environment: 'prod',
          target_name: 'eu',
          release: 'r-1',
        }),
        placementRow({
          delivery: 'shop',
          environment: 'prod',
          target_name: 'us',
          target_id: 'kubernetes:us-1',
          sync: 'drifted',
          sync_rank: 6,
          health: 'degraded',
          health_rank: 5,
          health_reason: 'image cannot be pulled',
          count_drifted: 2,
          runs: '[{"artifact":"api","version":"0.9.0"},{"artifact":"api","version":"1.0.0"}]',
          desired_committed_at: minutesAgo(30),
          declares: '[{"artifact":"api","version":"1.1.0"}]',
          release: 'r-2',
        }),
      ],
    });
    const { rows } = await readAll(
      await start({ visible: [refOf('shop')] }),
      {},
    );
    expect(rows).toEqual([
      {
        delivery: 'shop',
        component: 'component:default/shop',
        title: 'Shop',
        owner: 'group:default/team-a',
        cells: [
          {
            environment: 'prod',
            sync: 'drifted',
            health: 'degraded',
            healthReason: 'image cannot be pulled',
            counts: {
              'in-sync': 6,
              ignored: 0,
              extra: 0,
              unknown: 0,
              missing: 0,
              drifted: 2,
            },
            runs: [
              { artifact: 'api', version: '1.0.0' },
              { artifact: 'api', version: '0.9.0' },
            ],
            changedAt: minutesAgo(30),
            observedAt: minutesAgo(3),
            stale: false,
          },
        ],
      },
    ]);
  });

  it('shows a stale cell as unknown', async () => {
    await knex('targets').update({
      observed_at: minutesAgo(25),
      attempted_at: minutesAgo(25),
    });
    await seed(knex, {
      deliveries: [deliveryRow({ name: 'shop' })],
      placements: [placementRow({ delivery: 'shop', environment: 'dev' })],
    });
    const api = await start({ visible: [refOf('shop')] });
    const { rows } = await readAll(api, { sync: 'unknown' });
    expect(rows[0].cells[0]).toMatchObject({
      sync: 'unknown',
      health: 'unknown',
      stale: true,
      cause: { code: 'stale' },
    });
    expect((await readAll(api, { sync: 'in-sync' })).rows).toEqual([]);
  });

  it('serves the delivery that was declared first where several name one component', async () => {
    const deliveries = [
      { name: 'c', declared_at: minutesAgo(30) },
      { name: 'b', declared_at: minutesAgo(30) },
      { name: 'a', declared_at: minutesAgo(20) },
    ].map(row => deliveryRow({ ...row, component_ref: refOf('shop') }));
    await seed(knex, {
      deliveries,
      placements: deliveries.map(({ name }) =>
        placementRow({ delivery: name, environment: 'dev' }),
      ),
    });
    const { rows } = await readAll(
      await start({ visible: [refOf('shop')] }),
      {},
    );
    expect(rows.map(row => row.delivery)).toEqual(['b']);
  });

  describe('with permission for development only', () => {
    const secret = 'r-5ec4e7';

    beforeEach(async () => {
      await seed(knex, {
        deliveries: ['both', 'only-prod'].map(name => deliveryRow({ name })),
        placements: [
          placementRow({ delivery: 'both', environment: 'dev' }),
          ...['both', 'only-prod'].map(delivery =>
            placementRow({
              delivery,
              environment: 'prod',
              sync: 'drifted',
              health: 'degraded',
              release: secret,
              runs: '[{"artifact":"api","version":"7.7.7"}]',
            }),
          ),
          placementRow({
            delivery: 'both',
            environment: 'undeclared',
            release: secret,
          }),
        ],
      });
    });

    const visible = ['both', 'only-prod'].map(refOf);

    it('shows neither rows nor cells of other environments', async () => {
      const api = await start({ visible, policy: () => onlyDevelopment });
      const { rows } = await readAll(api, {});
      expect(rows.map(row => row.delivery)).toEqual(['both']);
      expect(rows[0].cells.map(cell => cell.environment)).toEqual(['dev']);
    });

    it.each([
      { sync: 'drifted' },
      { health: 'degraded' },
      { environment: 'prod' },
      { environment: 'undeclared' },
      { text: secret },
      { text: '7.7.7' },
      { text: 'only-prod' },
    ])('learns nothing by %p', async query => {
      const api = await start({ visible, policy: () => onlyDevelopment });
      expect((await readAll(api, query)).rows).toEqual([]);
    });

    it('asks for permission again behind a cursor', async () => {
      const whole = await start({ visible });
      const page = await whole.api.get('/deliveries').query({ limit: 1 });
      expect(page.body.nextCursor).toEqual(expect.any(String));
      const { api } = await start({ visible, policy: () => onlyDevelopment });
      const next = await api
        .get('/deliveries')
        .query({ cursor: page.body.nextCursor });
      expect(next.body.items).toEqual([]);
    });

    it.each([
      { policy: () => deny, count: 0 },
      { policy: () => allow, count: 2 },
      {
        policy: () =>
          createEnvironmentConditionalDecision(environmentReadPermission, {
            anyOf: [
              environmentConditions.isEnvironment({ names: ['prod'] }),
              environmentConditions.isOwnedBy({ claims: [] }),
            ],
          }),
        count: 2,
      },
      {
        policy: () =>
          createEnvironmentConditionalDecision(environmentReadPermission, {
            not: environmentConditions.isEnvironment({ names: ['prod'] }),
          }),
        count: 1,
      },
    ])('follows other decisions: $count rows', async ({ policy, count }) => {
      const { rows } = await readAll(await start({ visible, policy }), {});
      expect(rows).toHaveLength(count);
    });
  });

  it.each([
    'x',
    'bm8',
    Buffer.from('["a"]').toString('base64url'),
    Buffer.from('[1,2]').toString('base64url'),
    Buffer.from('["a","b","c"]').toString('base64url'),
    Buffer.from('{"__proto__":[]}').toString('base64url'),
    Buffer.from('["a\\u0000","b"]').toString('base64url'),
  ])('refuses the cursor %p', async cursor => {
    const { api } = await start({ visible: [] });
    const response = await api.get('/deliveries').query({ cursor });
    expect(response.status).toBe(400);
    expect(response.body.error).toMatchObject({
      name: 'InputError',
      message: 'The cursor is not one of this list',
    });
    expectConformity('/deliveries', response);
  });

  it('takes a made-up position for what it is: a position', async () => {
    const world = manyDeliveries(3);
    await seed(knex, world);
    const { api } = await start({ visible: [refOf('svc-0002')] });
    const cursor = Buffer.from(JSON.stringify(["' or 1=1 --", '%'])).toString(
      'base64url',
    );
    const response = await api.get('/deliveries').query({ cursor });
    expect(response.body.items).toHaveLength(1);
  });

  it('asks two questions of the database and one of the catalog for a page', async () => {
    const world = manyDeliveries(100);
    await seed(knex, world);
    const visible = world.deliveries!.map(row => row.component_ref);
    const { api, getEntitiesByRefs } = await start({ visible });
    const queries: string[] = [];
    knex.on('query', ({ sql }) => queries.push(sql));
    const response = await api.get('/deliveries').query({ limit: 50 });
    expect(response.body.items).toHaveLength(50);
    expect(queries).toHaveLength(2);
    expect(getEntitiesByRefs).toHaveBeenCalledTimes(1);
  });

  it('lists owners of visible components in readable environments', async () => {
    await seed(knex, {
      deliveries: [
        deliveryRow({ name: 'a', owner_ref: 'group:default/x' }),
        deliveryRow({ name: 'b', owner_ref: 'group:default/x' }),
        deliveryRow({ name: 'c', owner_ref: 'group:default/hidden' }),
        deliveryRow({ name: 'd', owner_ref: 'group:default/prod-only' }),
        deliveryRow({ name: 'e', owner_ref: '' }),
      ],
      placements: ['a', 'b', 'c', 'd', 'e'].map(delivery =>
        placementRow({
          delivery,
          environment: delivery === 'd' ? 'prod' : 'dev',
        }),
      ),
    });
    const visible = ['b', 'd', 'e'].map(refOf);
    const restricted = await start({ visible, policy: () => onlyDevelopment });
    const response = await restricted.api.get('/owners');
    expect(response.body).toEqual({ items: ['group:default/x'] });
    expectConformity('/owners', response);
    const whole = await (await start({ visible })).api.get('/owners');
    expect(whole.body.items).toEqual([
      'group:default/prod-only',
      'group:default/x',
    ]);
  });

  it('lists environments by tier', async () => {
    await seed(knex, {
      environments: [
        environmentRow({ name: 'a-prod', tier: 'production' }),
        environmentRow({ name: 'qa', tier: 'testing' }),
        environmentRow({ name: 'stage', tier: 'staging' }),
      ],
    });
    const response = await (
      await start({ visible: [] })
    ).api.get('/environments');
    expectConformity('/environments', response);
    expect(response.body.items.map((e: { name: string }) => e.name)).toEqual([
      'dev',
      'qa',
      'stage',
      'a-prod',
      'prod',
    ]);
    const restricted = await start({
      visible: [],
      policy: () => onlyDevelopment,
    });
    expect((await restricted.api.get('/environments')).body.items).toEqual([
      {
        name: 'dev',
        title: 'DEV',
        tier: 'development',
        owner: 'group:default/platform',
      },
    ]);
  });
});
