import { TestDatabases } from '@backstage/backend-test-utils';
import {
  environmentReadPermission,
  environmentSyncPermission,
  SyncRun,
} from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { expectConformity } from '../__testUtils__/conformity';
import { empty, migrate } from '../__testUtils__/migrate';
import { allow, deny, TestPolicy } from '../__testUtils__/permissionServices';
import {
  deliveryRow,
  environmentRow,
  hostPlacementRow,
  minutesAgo,
  placementId,
  repositoryRow,
  syncRunRow,
  targetRow,
  testNow,
} from '../__testUtils__/rows';
import { seed } from '../__testUtils__/seed';
import { ApiOptions, startApi } from '../__testUtils__/startApi';
import {
  createEnvironmentConditionalDecision,
  environmentConditions,
} from '../permissions/environmentRules';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });

const dev = placementId('shop.dev.hosts');
const prod = placementId('shop.prod.hosts');
const path = '/placements/{placementId}/sync';
const listPath = '/placements/{placementId}/syncs';

/** Grants a permission where nothing is at stake, and all others everywhere. */
const notInProduction =
  (permission: typeof environmentSyncPermission): TestPolicy =>
  name =>
    name === permission.name
      ? createEnvironmentConditionalDecision(permission, {
          not: environmentConditions.hasTier({ tiers: ['production'] }),
        })
      : allow;

const denySync: TestPolicy = name =>
  name === environmentSyncPermission.name ? deny : allow;

describe.each(databases.eachSupportedId())('sync, %p', databaseId => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await migrate(await databases.init(databaseId));
  }, 60_000);

  beforeEach(async () => {
    await empty(knex);
    await seed(knex, {
      repositories: [repositoryRow()],
      targets: [targetRow({ id: 'hosts:dc', type: 'hosts', name: 'dc' })],
      environments: [
        environmentRow({ name: 'dev' }),
        environmentRow({ name: 'prod', tier: 'production' }),
      ],
      deliveries: [deliveryRow({ name: 'shop' })],
      placements: [
        hostPlacementRow({ delivery: 'shop', environment: 'dev' }),
        hostPlacementRow({
          delivery: 'shop',
          environment: 'prod',
          environment_order: 1,
        }),
      ],
    });
  });

  const start = (options: Partial<ApiOptions> = {}) =>
    startApi({
      knex,
      visible: ['component:default/shop'],
      findSyncer: name => ({
        name,
        repositories: ['https://git.example.com/acme/*'],
        checkEveryMs: 60_000,
      }),
      ...options,
    });

  const expectNothingWritten = async () => {
    expect(await knex('sync_runs')).toEqual([]);
    expect(await knex('work_queue')).toEqual([]);
  };

  it('is written down, and nothing else', async () => {
    const { api, audit } = await start();
    const response = await api.post(`/placements/${dev}/sync`);
    expect(response.status).toBe(202);
    expectConformity(path, response);
    const run = {
      id: expect.stringMatching(/^[0-9a-f]{30}$/),
      state: 'pending',
      requestedBy: 'user:default/mock',
      requestedAt: testNow.toISOString(),
    };
    expect(response.body).toEqual(run);
    expect(await knex('sync_runs')).toEqual([
      expect.objectContaining({
        id: response.body.id,
        placement_id: dev,
        state: 'pending',
        attempts: 0,
        tree: null,
      }),
    ]);
    expect(await knex('work_queue')).toEqual([
      expect.objectContaining({
        key: `sync:${dev}`,
        due_at: testNow.toISOString(),
      }),
    ]);
    expect(audit.auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'placement-sync',
        severityLevel: 'medium',
        meta: { placementId: dev },
      }),
    );
    expect(audit.success).toHaveBeenCalledWith({
      meta: { syncId: response.body.id, isNew: true },
    });
    expect(audit.fail).not.toHaveBeenCalled();
  });

  it('is one, however many ask at once', async () => {
    const { api } = await start();
    const responses = await Promise.all(
      Array.from({ length: 20 }, () => api.post(`/placements/${dev}/sync`)),
    );
    expect(responses.map(({ status }) => status)).toEqual(Array(20).fill(202));
    expect(new Set(responses.map(({ body }) => body.id)).size).toBe(1);
    expect(await knex('sync_runs')).toHaveLength(1);
  });

  it('answers with the run that is under way, although another could not begin', async () => {
    await seed(knex, {
      sync_runs: [
        syncRunRow({
          id: 'r1',
          placement_id: dev,
          state: 'running',
          finished_at: null,
          count_unchanged: null,
        }),
      ],
    });
    const { api, audit } = await start({ findSyncer: () => undefined });
    const response = await api.post(`/placements/${dev}/sync`);
    expect(response.status).toBe(202);
    expectConformity(path, response);
    expect(response.body).toEqual({
      id: 'r1',
      state: 'running',
      requestedBy: 'user:default/ada',
      requestedAt: minutesAgo(9),
      startedAt: minutesAgo(8),
    });
    expect(audit.success).toHaveBeenCalledWith({
      meta: { syncId: 'r1', isNew: false },
    });
    expect(await knex('work_queue')).toEqual([]);
  });

  it('begins anew after one that ended', async () => {
    await seed(knex, {
      sync_runs: [syncRunRow({ id: '0', placement_id: dev, state: 'errored' })],
    });
    const { api } = await start();
    const response = await api.post(`/placements/${dev}/sync`);
    expect(response.body).toMatchObject({ state: 'pending' });
    expect(await knex('sync_runs')).toHaveLength(2);
  });

  it.each<{ name: string; id?: string; options: Partial<ApiOptions> }>([
    { name: 'does not exist', id: '0'.repeat(32), options: {} },
    { name: 'is of a hidden component', options: { visible: [] } },
    { name: 'is in a hidden environment', options: { policy: () => deny } },
    {
      name: 'may be synced, but not seen',
      options: {
        policy: name =>
          name === environmentReadPermission.name ? deny : allow,
      },
    },
  ])('answers alike when the placement $name', async example => {
    const { api, audit } = await start(example.options);
    const response = await api.post(`/placements/${example.id ?? dev}/sync`);
    expect(response.status).toBe(404);
    expectConformity(path, response);
    expect(response.body.error).toMatchObject({
      name: 'NotFoundError',
      message: 'There is no such placement',
    });
    expect(audit.fail).toHaveBeenCalledTimes(1);
    expect(audit.success).not.toHaveBeenCalled();
    await expectNothingWritten();
  });

  it.each<{ name: string; id: string; policy: TestPolicy; status: number }>([
    { name: 'nowhere', id: dev, policy: denySync, status: 403 },
    {
      name: 'elsewhere',
      id: prod,
      policy: notInProduction(environmentSyncPermission),
      status: 403,
    },
    {
      name: 'here',
      id: dev,
      policy: notInProduction(environmentSyncPermission),
      status: 202,
    },
  ])(
    'answers $status to those who may look, and sync $name',
    async ({ id, policy, status }) => {
      const { api, audit } = await start({ policy });
      const response = await api.post(`/placements/${id}/sync`);
      expect(response.status).toBe(status);
      expectConformity(path, response);
      expect(audit.fail).toHaveBeenCalledTimes(status === 403 ? 1 : 0);
      if (status === 403) {
        await expectNothingWritten();
      }
    },
  );

  it('does not tell those who may not sync why nobody could', async () => {
    const options = { policy: denySync, findSyncer: () => undefined };
    const { api } = await start(options);
    const response = await api.post(`/placements/${dev}/sync`);
    expect(response.status).toBe(403);
  });

  it('does not tell those who may not sync that one is under way', async () => {
    await seed(knex, {
      sync_runs: [
        syncRunRow({ id: 'r1', placement_id: dev, state: 'pending' }),
      ],
    });
    const { api } = await start({ policy: denySync });
    const response = await api.post(`/placements/${dev}/sync`);
    expect(response.status).toBe(403);
  });

  it.each<{ columns: object; options?: Partial<ApiOptions>; words: RegExp }>([
    { columns: { playbook: null }, words: /names no playbook/ },
    {
      columns: { coverage: 0.5 },
      options: { findSyncer: () => undefined },
      words: /inventory "dc"/,
    },
    { columns: { judged_tree: null }, words: /not observed yet/ },
  ])('is refused with words: $words', async example => {
    await knex('placements').update(example.columns);
    const { api, audit } = await start(example.options);
    const response = await api.post(`/placements/${dev}/sync`);
    expect(response.status).toBe(409);
    expectConformity(path, response);
    expect(response.body.error).toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(example.words),
    });
    expect(audit.fail).toHaveBeenCalledTimes(1);
    await expectNothingWritten();
  });

  it.each([`${dev}/sync?force=true`, 'x/sync', `${dev.toUpperCase()}/sync`])(
    'is no request: POST %s',
    async what => {
      const { api } = await start();
      const response = await api.post(`/placements/${what}`);
      expect(response.status).toBe(400);
      await expectNothingWritten();
    },
  );

  describe('told with its placement', () => {
    const ask = async (options: Partial<ApiOptions> = {}) => {
      const { api } = await start(options);
      const response = await api.get(
        '/components/component/default/shop/delivery',
      );
      expectConformity(
        '/components/{kind}/{namespace}/{name}/delivery',
        response,
      );
      return response.body.environments.map(
        (environment: { placements: object[] }) => environment.placements[0],
      );
    };

    it.each<{
      name: string;
      options: Partial<ApiOptions>;
      expected: object[];
    }>([
      {
        name: 'may be asked for',
        options: {},
        expected: [{ allowed: true }, { allowed: true }],
      },
      {
        name: 'may be asked for in some environments',
        options: { policy: notInProduction(environmentSyncPermission) },
        expected: [
          { allowed: true },
          { allowed: false, reason: 'you may not sync in this environment' },
        ],
      },
      {
        name: 'is possible nowhere',
        options: { findSyncer: () => undefined },
        expected: Array(2).fill({
          allowed: false,
          reason: expect.stringContaining('inventory "dc"'),
        }),
      },
    ])('$name', async ({ options, expected }) => {
      const placements = await ask(options);
      expect(
        placements.map(({ canSync }: { canSync: object }) => canSync),
      ).toEqual(expected);
    });

    it('is the latest of its runs', async () => {
      await seed(knex, {
        sync_runs: [
          syncRunRow({ id: '2', placement_id: dev, state: 'succeeded' }),
          syncRunRow({ id: '3', placement_id: dev, state: 'failed' }),
          syncRunRow({ id: '1', placement_id: dev, state: 'errored' }),
        ],
      });
      const [first, second] = await ask();
      expect(first.syncRun).toMatchObject({ id: '3', state: 'failed' });
      expect(second).not.toHaveProperty('syncRun');
    });
  });

  describe('GET syncs', () => {
    it('lists the runs newest first, each once', async () => {
      const ids = Array.from({ length: 7 }, (_, n) => `000${n}`);
      await seed(knex, {
        sync_runs: [
          ...ids.map(id => syncRunRow({ id, placement_id: dev })),
          syncRunRow({ id: '9999', placement_id: prod }),
        ],
      });
      // To look is enough: who may not sync may see that others did.
      const { api } = await start({ policy: denySync });
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const response = await api
          .get(`/placements/${dev}/syncs`)
          .query({ limit: 3, ...(cursor && { cursor }) });
        expectConformity(listPath, response);
        found.push(...response.body.items.map((run: SyncRun) => run.id));
        cursor = response.body.nextCursor;
      } while (cursor);
      expect(found).toEqual([...ids].reverse());
    });

    it('tells how a run ended, and on which hosts it failed', async () => {
      const hosts = [
        { host: 'web-01', result: 'failed', message: 'no space left' },
        { host: 'web-02', result: 'unreachable' },
      ];
      await seed(knex, {
        sync_runs: [
          syncRunRow({
            id: '1',
            placement_id: dev,
            state: 'failed',
            count_failed: 1,
            count_unreachable: 1,
            hosts: JSON.stringify(hosts),
            cause_code: 'partial',
            cause_message: '2 hosts',
          }),
          syncRunRow({ id: '2', placement_id: dev, hosts: '{}' }),
        ],
      });
      const { api } = await start();
      const response = await api.get(`/placements/${dev}/syncs`);
      expectConformity(listPath, response);
      const [other, failed] = response.body.items;
      expect(failed).toEqual({
        id: '1',
        state: 'failed',
        requestedBy: 'user:default/ada',
        requestedAt: minutesAgo(9),
        startedAt: minutesAgo(8),
        finishedAt: minutesAgo(7),
        counts: { unchanged: 1, changed: 2, failed: 1, unreachable: 1 },
        hosts,
        cause: { code: 'partial', message: '2 hosts' },
      });
      expect(other).not.toHaveProperty('hosts');
    });

    it.each(['[1]', '["a","b"]', '{}', '["a\\u0000"]'])(
      'refuses the cursor %p',
      async json => {
        const { api } = await start();
        const response = await api
          .get(`/placements/${dev}/syncs`)
          .query({ cursor: Buffer.from(json).toString('base64url') });
        expect(response.status).toBe(400);
      },
    );
  });
});
