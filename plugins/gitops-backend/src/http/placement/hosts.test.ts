import { TestDatabases } from '@backstage/backend-test-utils';
import { HostOverview, ResourceView } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { expectConformity } from '../__testUtils__/conformity';
import { empty, migrate } from '../__testUtils__/migrate';
import {
  deliveryRow,
  environmentRow,
  hostPlacementRow,
  hostRow,
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

const id = placementId('shop.dev.hosts');
const foreignId = placementId('rival.dev.hosts');
const nginx = 'aaaaaaaaaaaa';
const kernel = 'bbbbbbbbbbbb';

const overview = {
  differences: [
    {
      id: nginx,
      items: [
        {
          path: 'package[nginx].versions',
          op: 'change',
          desired: ['1.24'],
          live: ['1.22'],
        },
      ],
      count: 3,
      hosts: ['web-01', 'web-02', 'web-03'],
    },
  ],
  skew: [
    {
      subject: 'kernel',
      values: [
        { value: '6.1', count: 3, hosts: ['web-01', 'web-02', 'web-03'] },
        { value: 'absent', count: 1, hosts: ['web-04'] },
      ],
    },
  ],
} satisfies Omit<HostOverview, 'total'>;

const drifted = { sync: 'drifted', sync_rank: 5 } as const;

const ownHosts = [
  ...['web-01', 'web-02', 'web-03'].map(name =>
    hostRow({ placement_id: id, name, ...drifted, differs: nginx }),
  ),
  hostRow({ placement_id: id, name: 'web-04', ...drifted, differs: kernel }),
  hostRow({ placement_id: id, name: 'oneroof.dev' }),
];

describe.each(databases.eachSupportedId())('hosts, %p', databaseId => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await migrate(await databases.init(databaseId));
  }, 60_000);

  beforeEach(async () => {
    await empty(knex);
    await seed(knex, {
      repositories: [repositoryRow()],
      targets: [
        targetRow(),
        targetRow({ id: 'hosts:dc', type: 'hosts', name: 'dc' }),
      ],
      environments: [environmentRow({ name: 'dev' })],
      deliveries: [
        deliveryRow({ name: 'shop' }),
        deliveryRow({ name: 'rival' }),
      ],
      placements: [
        placementRow({ delivery: 'shop', environment: 'dev' }),
        hostPlacementRow({
          delivery: 'shop',
          environment: 'dev',
          count_in_sync: 1,
          count_drifted: 4,
          sync: 'drifted',
          sync_rank: 5,
          coverage: 0.75,
          differences: JSON.stringify(overview.differences),
          skew: JSON.stringify(overview.skew),
        }),
        hostPlacementRow({
          delivery: 'rival',
          environment: 'dev',
          differences:
            '[{"id":"cccccccccccc","items":[],"count":1,"hosts":[]}]',
        }),
      ],
      resources: [
        ...ownHosts,
        ...['rival-01', 'rival-02'].map(name =>
          hostRow({
            placement_id: foreignId,
            name,
            ...drifted,
            differs: nginx,
          }),
        ),
      ],
    });
  });

  const start = (options: Partial<ApiOptions> = {}) =>
    startApi({ knex, visible: ['component:default/shop'], ...options });

  const askResources = async (query: object, placement = id) => {
    const { api } = await start();
    const response = await api
      .get(`/placements/${placement}/resources`)
      .query(query);
    expectConformity('/placements/{placementId}/resources', response);
    return response;
  };

  const namesOf = (response: { body: { items: ResourceView[] } }) =>
    response.body.items.map(({ name }) => name);

  it('stand beside clusters in their environment', async () => {
    const { api } = await start();
    const response = await api.get(
      '/components/component/default/shop/delivery',
    );
    expectConformity(
      '/components/{kind}/{namespace}/{name}/delivery',
      response,
    );
    const [environment] = response.body.environments;
    expect(environment).toMatchObject({ sync: 'drifted' });
    const [hosts, cluster] = environment.placements;
    expect(hosts).toMatchObject({
      target: { name: 'hosts', type: 'hosts', inventory: 'dc', group: 'web' },
      counts: { 'in-sync': 1, drifted: 4 },
      hostCount: 5,
      coverage: 0.75,
      playbook: { folder: 'playbooks', file: 'site.yml' },
    });
    expect(cluster).toMatchObject({
      target: { name: 'main', type: 'kubernetes', cluster: 'eu-1' },
    });
    for (const key of ['hostCount', 'coverage', 'canSync', 'syncRun']) {
      expect(cluster).not.toHaveProperty(key);
    }
  });

  it('are counted on the board beside what clusters hold', async () => {
    const { api } = await start();
    const response = await api.get('/deliveries');
    expectConformity('/deliveries', response);
    const [cell] = response.body.items[0].cells;
    expect(cell).toMatchObject({ hostCount: 5, sync: 'drifted' });
  });

  it.each([
    ['was never judged', { judged_tree: null }, undefined],
    ['has none', { count_in_sync: 0, count_drifted: 0 }, 0],
  ])('are counted where the placement %s', async (_, columns, count) => {
    await knex('placements')
      .where({ id })
      .update({ count_in_sync: 0, count_drifted: 0, ...columns });
    const { api } = await start();
    const { body } = await api.get(
      '/components/component/default/shop/delivery',
    );
    expect(body.environments[0].placements[0].hostCount).toBe(count);
  });

  describe('as resources', () => {
    it('tell what they are, and what could not be checked', async () => {
      const unchecked = [
        { path: 'command[id]', reason: 'commands are not allowed' },
      ];
      await knex('resources')
        .where({ placement_id: id, name: 'web-01' })
        .update({
          coverage: 0.5,
          details: JSON.stringify({
            drift: overview.differences[0].items,
            unchecked,
          }),
          host: JSON.stringify({
            groups: ['web', 'web:canary'],
            address: '10.0.0.1',
            os: '<b>Debian</b>',
            kernel: '6.1',
            architecture: 'x86_64',
            factsAt: minutesAgo(3),
            secret: 'of another version',
          }),
        });
      const response = await askResources({ text: 'WEB-01' });
      expect(response.body.items).toEqual([
        {
          key: 'oneroof.dev/Host//web-01',
          group: 'oneroof.dev',
          apiVersion: 'oneroof.dev/v1alpha1',
          kind: 'Host',
          name: 'web-01',
          sync: 'drifted',
          health: 'healthy',
          drift: overview.differences[0].items,
          unchecked,
          unmanaged: [],
          ignoredBy: [],
          warnings: [],
          hasDocuments: false,
          coverage: 0.5,
          host: {
            groups: ['web', 'web:canary'],
            address: '10.0.0.1',
            os: '<b>Debian</b>',
            kernel: '6.1',
            architecture: 'x86_64',
            factsAt: minutesAgo(3),
          },
          changedAt: minutesAgo(5),
        },
      ]);
    });

    it.each([
      [{ text: 'web-0' }, ['web-01', 'web-02', 'web-03', 'web-04']],
      // What stands in the key of each host finds none by itself.
      [{ text: 'oneroof' }, ['oneroof.dev']],
      [{ text: 'Host' }, []],
      [{ text: '/' }, []],
      [{ differs: nginx }, ['web-01', 'web-02', 'web-03']],
      [{ differs: kernel }, ['web-04']],
      [{ differs: '0'.repeat(12) }, []],
      [{ differs: nginx, text: '02' }, ['web-02']],
      [{ differs: nginx, sync: 'in-sync' }, []],
    ])('are found by %p', async (query, names) => {
      expect(namesOf(await askResources(query))).toEqual(names);
    });

    it('are found beside other resources', async () => {
      await seed(knex, {
        resources: [resourceRow({ placement_id: id, name: 'web' })],
      });
      expect(namesOf(await askResources({ text: 'deployment/' }))).toEqual([
        'web',
      ]);
    });

    it('come in pages, with a filter too', async () => {
      const first = await askResources({ differs: nginx, limit: 2 });
      expect(namesOf(first)).toEqual(['web-01', 'web-02']);
      const cursor = first.body.nextCursor;
      const next = await askResources({ differs: nginx, limit: 2, cursor });
      expect(namesOf(next)).toEqual(['web-03']);
      expect(next.body.nextCursor).toBeUndefined();
    });

    it('are as unknown as their placement', async () => {
      await knex('targets')
        .where({ id: 'hosts:dc' })
        .update({ observed_at: minutesAgo(60) });
      const { body } = await askResources({ differs: kernel });
      expect(body).toMatchObject({
        stale: true,
        items: [
          {
            name: 'web-04',
            sync: 'unknown',
            cause: { code: 'stale' },
            lastGood: { sync: 'drifted' },
          },
        ],
      });
    });

    it('survive what another version has stored about them', async () => {
      await knex('resources')
        .where({ placement_id: id, name: 'web-01' })
        .update({ host: '["web"]', details: '{"drift":[]}' });
      const { body } = await askResources({ text: 'web-01' });
      expect(body.items).toHaveLength(1);
      expect(body.items[0]).not.toHaveProperty('host');
    });
  });

  describe('of others', () => {
    it('are not reached by a cursor of their list', async () => {
      const rival = await start({ visible: ['component:default/rival'] });
      const page = await rival.api
        .get(`/placements/${foreignId}/resources`)
        .query({ limit: 1 });
      expect(namesOf(page)).toEqual(['rival-01']);
      const response = await askResources({ cursor: page.body.nextCursor });
      expect(response.text).not.toContain('rival');
      expect(
        (await askResources({ cursor: page.body.nextCursor }, foreignId))
          .status,
      ).toBe(404);
    });

    it('are not reached by a difference that they share', async () => {
      const response = await askResources({ differs: nginx });
      expect(response.text).not.toContain('rival');
    });

    it.each(['hosts', 'syncs', `resources?differs=${nginx}`])(
      'are not told from hosts that do not exist by %s',
      async what => {
        const { api } = await start();
        const [foreign, absent] = await Promise.all(
          [foreignId, '0'.repeat(32)].map(placement =>
            api.get(`/placements/${placement}/${what}`),
          ),
        );
        expect([foreign.status, absent.status]).toEqual([404, 404]);
        expect(foreign.body.error).toEqual(absent.body.error);
      },
    );
  });

  describe('in one view', () => {
    it('keep all digits of what differs', async () => {
      const differences = JSON.stringify(overview.differences).replace(
        '"1.22"',
        '9007199254740993',
      );
      await knex('placements').where({ id }).update({ differences });
      const { api } = await start();
      const response = await api.get(`/placements/${id}/hosts`);
      expect(response.body.differences[0].items[0].live).toEqual([
        '9007199254740993',
      ]);
    });

    const ask = async (placement = id) => {
      const { api } = await start();
      const response = await api.get(`/placements/${placement}/hosts`);
      expect(response.status).toBe(200);
      expectConformity('/placements/{placementId}/hosts', response);
      return response.body;
    };

    it('are told by what differs', async () => {
      expect(await ask()).toEqual({ total: 5, ...overview });
    });

    it.each([
      {
        columns: { checked_at: minutesAgo(3), tree: 't', took_ms: 1 },
        told: { checkedAt: minutesAgo(3) },
      },
      {
        columns: { checked_at: minutesAgo(30), cause_code: 'timeout' },
        told: {
          checkedAt: minutesAgo(30),
          checkCause: { code: 'timeout', message: 'timeout' },
        },
      },
      {
        columns: { cause_code: 'not-allowed', cause_message: 'no' },
        told: { checkCause: { code: 'not-allowed', message: 'no' } },
      },
    ])('tell of the last check run: $told', async ({ columns, told }) => {
      await knex('check_runs').insert({ placement_id: id, ...columns });
      await knex('check_runs').insert({
        placement_id: foreignId,
        checked_at: minutesAgo(1),
      });
      expect(await ask()).toEqual({ total: 5, ...overview, ...told });
    });

    it('are none where the placement is on a cluster', async () => {
      expect(await ask(placementId('shop.dev.main'))).toEqual({
        total: 0,
        differences: [],
        skew: [],
      });
    });

    it.each(['', 'no JSON', '{}', '[{"id":1}]', '[null]'])(
      'survive %p in the table',
      async json => {
        await knex('placements')
          .where({ id })
          .update({ differences: json, skew: json });
        expect(await ask()).toEqual({ total: 5, differences: [], skew: [] });
      },
    );
  });
});
