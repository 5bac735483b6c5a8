import { gzipSync } from 'node:zlib';
import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { maxDocumentsBytes } from '../../database/operations/resources/maxDocumentsBytes';
import { expectConformity } from '../__testUtils__/conformity';
import { empty, migrate } from '../__testUtils__/migrate';
import { deny } from '../__testUtils__/permissionServices';
import {
  deliveryRow,
  environmentRow,
  minutesAgo,
  placementId,
  placementRow,
  repositoryRow,
  resourceRow,
  targetRow,
} from '../__testUtils__/rows';
import { seed } from '../__testUtils__/seed';
import { ApiOptions, startApi } from '../__testUtils__/startApi';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });
const id = placementId('shop.dev.main');
const base = '/placements/{placementId}';
const message = 'There is no such placement';

describe.each(databases.eachSupportedId())('placements, %p', databaseId => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await migrate(await databases.init(databaseId));
  }, 60_000);

  beforeEach(async () => {
    await empty(knex);
    await seed(knex, {
      repositories: [repositoryRow()],
      targets: [targetRow()],
      environments: [environmentRow({ name: 'dev' })],
      deliveries: [deliveryRow({ name: 'shop' })],
      placements: [placementRow({ delivery: 'shop', environment: 'dev' })],
    });
  });

  const start = (options: Partial<ApiOptions> = {}) =>
    startApi({ knex, visible: ['component:default/shop'], ...options });

  describe.each(['resources', 'documents?key=x', 'history', 'hosts', 'syncs'])(
    'GET %s',
    what => {
      it.each<{
        name: string;
        placement?: string;
        options: Partial<ApiOptions>;
      }>([
        { name: 'does not exist', placement: '0'.repeat(32), options: {} },
        { name: 'is of a hidden component', options: { visible: [] } },
        {
          name: 'is in a hidden environment',
          options: { policy: () => deny },
        },
      ])('answers alike when the placement $name', async example => {
        const { api } = await start(example.options);
        const response = await api.get(
          `/placements/${example.placement ?? id}/${what}`,
        );
        expect(response.status).toBe(404);
        expect(response.body.error).toMatchObject({
          name: 'NotFoundError',
          message,
        });
        expectConformity(`${base}/${what.split('?')[0]}`, response);
      });

      it.each(['x', `${id}0`, id.toUpperCase(), '%00'])(
        'refuses the id %p',
        async bad => {
          const { api } = await start();
          const response = await api.get(`/placements/${bad}/${what}`);
          expect(response.status).toBe(400);
        },
      );
    },
  );

  it('lists resources worst first, each once', async () => {
    const ranks = [
      { sync: 'in-sync', sync_rank: 0, health: 'healthy', health_rank: 0 },
      { sync: 'in-sync', sync_rank: 0, health: 'none', health_rank: -1 },
      { sync: 'in-sync', sync_rank: 0, health: 'degraded', health_rank: 5 },
      { sync: 'drifted', sync_rank: 5, health: 'healthy', health_rank: 0 },
      { sync: 'missing', sync_rank: 4, health: 'missing', health_rank: 4 },
    ] as const;
    const resources = Array.from({ length: 23 }, (_, index) =>
      resourceRow({
        placement_id: id,
        name: `r${String((index * 7) % 23).padStart(2, '0')}`,
        ...ranks[index % ranks.length],
      }),
    );
    await seed(knex, {
      resources: [
        ...resources,
        resourceRow({ placement_id: 'f'.repeat(32), name: 'of-another' }),
      ],
    });
    const { api } = await start();
    const keys: string[] = [];
    let cursor: string | undefined;
    do {
      const response = await api
        .get(`/placements/${id}/resources`)
        .query({ limit: 5, ...(cursor && { cursor }) });
      expectConformity(`${base}/resources`, response);
      expect(response.body.items.length).toBeLessThanOrEqual(5);
      expect(response.body).toMatchObject({
        observedAt: minutesAgo(1),
        stale: false,
      });
      keys.push(
        ...response.body.items.map((item: { key: string }) => item.key),
      );
      cursor = response.body.nextCursor;
    } while (cursor);
    const expected = [...resources].sort(
      (a, b) =>
        b.sync_rank - a.sync_rank ||
        b.health_rank - a.health_rank ||
        (a.key < b.key ? -1 : 1),
    );
    expect(keys).toEqual(expected.map(({ key }) => key));
  });

  it.each([
    { query: { sync: 'drifted' }, names: ['api'] },
    { query: { sync: ['drifted', 'in-sync'] }, names: ['api', '50_x', 'web'] },
    { query: { text: 'WEB' }, names: ['web'] },
    { query: { text: '_' }, names: ['50_x'] },
    { query: { text: '%' }, names: [] },
    { query: { sync: 'missing' }, names: [] },
  ])('filters resources by $query', async ({ query, names }) => {
    await seed(knex, {
      resources: [
        resourceRow({
          placement_id: id,
          name: 'api',
          sync: 'drifted',
          sync_rank: 5,
        }),
        resourceRow({ placement_id: id, name: '50_x' }),
        resourceRow({ placement_id: id, name: 'web' }),
      ],
    });
    const { api } = await start();
    const response = await api.get(`/placements/${id}/resources`).query(query);
    expectConformity(`${base}/resources`, response);
    expect(response.body.items.map((r: { name: string }) => r.name)).toEqual(
      names,
    );
  });

  it('shows drift as it was stored, exactly', async () => {
    await seed(knex, {
      resources: [
        resourceRow({
          placement_id: id,
          name: 'api',
          namespace: null,
          sync: 'drifted',
          sync_rank: 5,
          health_reason: 'ready',
          cause_code: 'partial',
          cause_message: 'half of it',
          documents: gzipSync('{}'),
          details:
            '{"drift":[{"path":".spec.big","op":"change","desired":9007199254740993,"live":9007199254740992,' +
            '"by":{"manager":"kubectl-edit","operation":"Update","time":"2026-03-01T11:00:00Z"}},' +
            '{"path":".spec.map","op":"add","desired":{"__proto__":{"polluted":true}}}],' +
            '"unmanaged":[{"path":".metadata.annotations.x","live":null}],' +
            '"ignoredBy":["rule"],"warnings":[{"code":"unknown-field","message":"spce"}]}',
        }),
      ],
    });
    const { api } = await start();
    const response = await api.get(`/placements/${id}/resources`);
    expectConformity(`${base}/resources`, response);
    expect(response.body.items).toEqual([
      {
        key: 'apps/Deployment/apps/api',
        group: 'apps',
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name: 'api',
        sync: 'drifted',
        health: 'healthy',
        healthReason: 'ready',
        cause: { code: 'partial', message: 'half of it' },
        hasDocuments: true,
        changedAt: minutesAgo(5),
        drift: [
          {
            path: '.spec.big',
            op: 'change',
            desired: '9007199254740993',
            live: '9007199254740992',
            by: {
              manager: 'kubectl-edit',
              operation: 'Update',
              time: '2026-03-01T11:00:00Z',
            },
          },
          { path: '.spec.map', op: 'add', desired: expect.anything() },
        ],
        unmanaged: [{ path: '.metadata.annotations.x', live: null }],
        ignoredBy: ['rule'],
        warnings: [{ code: 'unknown-field', message: 'spce' }],
      },
    ]);
    expect(response.text).toContain('{"__proto__":{"polluted":true}}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each([
    { until: minutesAgo(60), isTold: true },
    { until: minutesAgo(61), isTold: false },
  ])('tells of a fight until $until: $isTold', async ({ until, isTold }) => {
    const fight = {
      path: '.spec.replicas',
      managers: ['hpa', 'argocd-controller'],
      times: 3,
      since: minutesAgo(70),
      until,
    };
    await seed(knex, {
      resources: [
        resourceRow({
          placement_id: id,
          name: 'api',
          details: JSON.stringify({ fights: [fight] }),
        }),
      ],
    });
    const { api } = await start();
    const response = await api.get(`/placements/${id}/resources`);
    expectConformity(`${base}/resources`, response);
    expect(response.body.items[0].fights).toEqual(isTold ? [fight] : undefined);
  });

  describe('of a placement that is unknown', () => {
    const rows = [
      resourceRow({
        placement_id: id,
        name: 'drifted',
        sync: 'drifted',
        sync_rank: 5,
        health: 'degraded',
        health_rank: 5,
        health_reason: 'crash loop',
        details: '{"drift":[{"path":".spec.replicas","op":"change"}]}',
      }),
      resourceRow({
        placement_id: id,
        name: 'hidden',
        sync: 'unknown',
        sync_rank: 3,
        cause_code: 'forbidden',
        cause_message: 'cannot list',
        last_good_at: minutesAgo(30),
        last_good_sync: 'in-sync',
        last_good_health: 'healthy',
      }),
      resourceRow({ placement_id: id, name: 'well' }),
    ];
    const hidden = {
      name: 'hidden',
      sync: 'unknown',
      cause: { code: 'forbidden' },
      lastGood: {
        observedAt: minutesAgo(30),
        sync: 'in-sync',
        health: 'healthy',
      },
    };
    const judged = {
      sync: 'drifted',
      sync_rank: 5,
      count_in_sync: 1,
      count_unknown: 1,
      count_drifted: 1,
    } as const;

    const ask = async (query: object = {}) => {
      const { api } = await start();
      const response = await api
        .get(`/placements/${id}/resources`)
        .query(query);
      expectConformity(`${base}/resources`, response);
      return response.body;
    };

    const countShown = async () => {
      const { api } = await start();
      const response = await api.get(
        '/components/component/default/shop/delivery',
      );
      return response.body.environments[0].placements[0].counts;
    };

    beforeEach(async () => {
      await seed(knex, { resources: rows });
      await knex('placements').update(judged);
    });

    it.each([
      {
        name: 'its target does not answer',
        table: 'targets',
        columns: { cause_code: 'unreachable', attempted_at: minutesAgo(0) },
        code: 'unreachable',
        health: 'unknown',
        at: minutesAgo(1),
      },
      {
        name: 'nobody has looked for long',
        table: 'targets',
        columns: { observed_at: minutesAgo(25) },
        code: 'stale',
        health: 'unknown',
        at: minutesAgo(25),
      },
      {
        name: 'its repository does not answer',
        table: 'repositories',
        columns: { cause_code: 'unauthorized', cause_message: 'expired' },
        code: 'unauthorized',
        health: 'degraded',
        at: minutesAgo(1),
      },
      {
        name: 'the loop could not judge it',
        table: 'placements',
        columns: {
          sync: 'unknown',
          health: 'unknown',
          cause_code: 'render-failed',
          count_in_sync: 0,
          count_drifted: 0,
          count_unknown: 3,
          last_good_at: minutesAgo(7),
          last_good_sync: 'drifted',
          last_good_health: 'degraded',
        },
        code: 'render-failed',
        health: 'unknown',
        at: minutesAgo(7),
      },
    ])('shows each as unknown, with what was known, when $name', async ex => {
      await knex(ex.table).update(ex.columns);
      const { items } = await ask();
      expect(items).toMatchObject([
        {
          name: 'drifted',
          sync: 'unknown',
          health: ex.health,
          cause: { code: ex.code },
          lastGood: { observedAt: ex.at, sync: 'drifted', health: 'degraded' },
          drift: [{ path: '.spec.replicas' }],
        },
        hidden,
        {
          name: 'well',
          sync: 'unknown',
          cause: { code: ex.code },
          lastGood: { observedAt: ex.at, sync: 'in-sync', health: 'healthy' },
        },
      ]);
      expect('healthReason' in items[0]).toBe(ex.health !== 'unknown');
      expect(await countShown()).toMatchObject({ unknown: 3, drifted: 0 });
      expect((await ask({ sync: 'unknown' })).items).toEqual(items);
      expect((await ask({ sync: ['drifted', 'in-sync'] })).items).toEqual([]);
      const page = await ask({ sync: 'unknown', limit: 2 });
      expect(
        (await ask({ sync: 'unknown', cursor: page.nextCursor })).items,
      ).toEqual([items[2]]);
    });

    it('lets each speak for itself when only one of them is', async () => {
      await knex('placements').update({
        sync: 'unknown',
        cause_code: 'forbidden',
        count_in_sync: 2,
        count_drifted: 0,
      });
      const { items } = await ask();
      expect(items).toMatchObject([
        { name: 'drifted', sync: 'drifted', health: 'degraded' },
        hidden,
        { name: 'well', sync: 'in-sync', health: 'healthy' },
      ]);
      expect(items[2].lastGood).toBeUndefined();
      expect(await countShown()).toMatchObject({ unknown: 1, 'in-sync': 2 });
      expect((await ask({ sync: 'unknown' })).items).toHaveLength(1);
    });
  });

  it.each([
    '["a",1,"b"]',
    '[1,1]',
    '[1.5,0,"x"]',
    '[1e300,0,"x"]',
    '["1; drop table resources","0","x"]',
  ])('refuses the cursor %p', async json => {
    const { api } = await start();
    const response = await api
      .get(`/placements/${id}/resources`)
      .query({ cursor: Buffer.from(json).toString('base64url') });
    expect(response.status).toBe(400);
  });

  describe('documents', () => {
    const key = 'apps/Deployment/apps/api';

    const store = (documents: Buffer | null) =>
      seed(knex, {
        resources: [resourceRow({ placement_id: id, name: 'api', documents })],
      });

    /** Documents in letters of three bytes, so that bytes are not characters. */
    const documentsOf = (bytes: number) => {
      const [head, tail] = ['{"desired":{"a":"', '"}}'];
      const rest = bytes - head.length - tail.length;
      const letters = Math.floor(rest / 3);
      return `${head}${'€'.repeat(letters)}${'x'.repeat(
        rest - 3 * letters,
      )}${tail}`;
    };

    const ask = async () => {
      const { api } = await start();
      return api.get(`/placements/${id}/documents`).query({ key });
    };

    it('are unpacked', async () => {
      await store(
        gzipSync('{"desired":{"a":1},"live":{"a":123456789012345678901}}'),
      );
      const response = await ask();
      expect(response.status).toBe(200);
      expectConformity(`${base}/documents`, response);
      expect(response.body).toEqual({
        desired: { a: 1 },
        live: { a: '123456789012345678901' },
      });
    });

    it.each([
      { name: 'there are none', documents: null, status: 404 },
      {
        name: 'they unpack to more than was ever written',
        documents: gzipSync(documentsOf(maxDocumentsBytes + 1)),
        status: 500,
      },
      {
        name: 'they are as large as they may be',
        documents: gzipSync(documentsOf(maxDocumentsBytes)),
        status: 200,
      },
      { name: 'they are broken', documents: Buffer.from('no'), status: 500 },
      { name: 'they are no documents', documents: gzipSync('[]'), status: 500 },
    ])('answers $status when $name', async ({ documents, status }) => {
      await store(documents);
      expect((await ask()).status).toBe(status);
    });
  });

  it('lists history newest first, each entry once', async () => {
    const entries = Array.from({ length: 7 }, (_, index) => ({
      id: `000${index}`,
      placement_id: id,
      at: minutesAgo(10 - index),
      type: 'sync' as const,
      from_value: index === 0 ? null : 'in-sync',
      to_value: 'drifted',
      message: null,
    }));
    await seed(knex, {
      placement_history: [
        ...entries,
        { ...entries[0], id: '9999', placement_id: 'f'.repeat(32) },
      ],
    });
    const { api } = await start();
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const response = await api
        .get(`/placements/${id}/history`)
        .query({ limit: 3, ...(cursor && { cursor }) });
      expectConformity(`${base}/history`, response);
      ids.push(...response.body.items.map((entry: { id: string }) => entry.id));
      cursor = response.body.nextCursor;
    } while (cursor);
    expect(ids).toEqual([...entries].reverse().map(entry => entry.id));
  });
});
