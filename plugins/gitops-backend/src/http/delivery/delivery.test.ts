import { TestDatabases } from '@backstage/backend-test-utils';
import {
  environmentReadPermission,
  environmentRefreshPermission,
} from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { claimDue, settle } from '../../database/operations/queue';
import { expectConformity } from '../__testUtils__/conformity';
import { empty, migrate } from '../__testUtils__/migrate';
import { allow, deny, TestPolicy } from '../__testUtils__/permissionServices';
import {
  deliveryRow,
  environmentRow,
  hostPlacementRow,
  minutesAgo,
  placementId,
  placementRow,
  repositoryRow,
  targetRow,
  testNow,
} from '../__testUtils__/rows';
import { seed, Seed } from '../__testUtils__/seed';
import { ApiOptions, startApi } from '../__testUtils__/startApi';
import {
  createEnvironmentConditionalDecision,
  environmentConditions,
} from '../permissions/environmentRules';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });

const path = '/components/{kind}/{namespace}/{name}/delivery';
const refreshPath = '/components/{kind}/{namespace}/{name}/refresh';
const shop = '/components/component/default/shop';
const shopRef = 'component:default/shop';

const world: Seed = {
  repositories: [
    repositoryRow({ url: 'https://user:secret@git.example.com/acme/apps.git' }),
    repositoryRow({ id: 'manifests' }),
  ],
  targets: [targetRow(), targetRow({ id: 'kubernetes:us-1', name: 'us-1' })],
  environments: [
    environmentRow({ name: 'dev' }),
    environmentRow({ name: 'stage', tier: 'staging' }),
    environmentRow({ name: 'prod', tier: 'production' }),
  ],
  deliveries: [deliveryRow({ name: 'shop', title: 'Shop' })],
  placements: [
    placementRow({ delivery: 'shop', environment: 'dev' }),
    placementRow({
      delivery: 'shop',
      environment: 'stage',
      environment_order: 1,
      environment_after: '["dev"]',
      repository_id: 'manifests',
    }),
    placementRow({
      delivery: 'shop',
      environment: 'prod',
      environment_order: 2,
      environment_after: '["dev","stage"]',
      target_id: 'kubernetes:us-1',
      release: null,
      desired_commit: null,
      desired_committed_at: null,
      namespace: null,
    }),
  ],
};

const except = (...names: string[]): TestPolicy => {
  return permission =>
    createEnvironmentConditionalDecision(
      permission === environmentReadPermission.name
        ? environmentReadPermission
        : environmentRefreshPermission,
      { not: environmentConditions.isEnvironment({ names }) },
    );
};

const only =
  (name: string, policy: TestPolicy): TestPolicy =>
  permission =>
    permission === name ? policy(permission) : allow;

describe.each(databases.eachSupportedId())('delivery, %p', id => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await migrate(await databases.init(id));
  }, 60_000);

  beforeEach(async () => {
    await empty(knex);
    await seed(knex, world);
  });

  const start = (options: Partial<ApiOptions> = {}) =>
    startApi({ knex, visible: [shopRef], ...options });

  it('serves environments in their order', async () => {
    const { api } = await start({
      config: {
        integrations: {
          gitea: [
            { host: 'git.example.com', baseUrl: 'https://git.example.com' },
          ],
        },
      },
    });
    const response = await api.get(`${shop}/delivery`);
    expect(response.status).toBe(200);
    expectConformity(path, response);
    expect(response.text).not.toContain('secret');
    expect(response.body).toMatchObject({
      name: 'shop',
      component: shopRef,
      owner: 'group:default/team-a',
      problems: [],
    });
    const { environments } = response.body;
    expect(
      environments.map(
        (item: { environment: { name: string }; after: string[] }) => [
          item.environment.name,
          item.after,
        ],
      ),
    ).toEqual([
      ['dev', []],
      ['stage', ['dev']],
      ['prod', ['dev', 'stage']],
    ]);
    expect(environments[0]).toEqual({
      environment: {
        name: 'dev',
        title: 'DEV',
        tier: 'development',
        owner: 'group:default/platform',
      },
      after: [],
      release: 'r-0000001',
      sync: 'in-sync',
      health: 'healthy',
      declares: [{ artifact: 'api', version: '1.0.0' }],
      runs: [{ artifact: 'api', version: '1.0.0' }],
      placements: [
        {
          id: placementId('shop.dev.main'),
          target: { name: 'main', type: 'kubernetes', cluster: 'eu-1' },
          namespace: 'apps',
          path: 'apps/shop',
          sync: 'in-sync',
          health: 'healthy',
          counts: {
            'in-sync': 3,
            ignored: 0,
            extra: 0,
            unknown: 0,
            missing: 0,
            drifted: 0,
          },
          declares: [{ artifact: 'api', version: '1.0.0' }],
          runs: [{ artifact: 'api', version: '1.0.0' }],
          revision: {
            repository: 'https://git.example.com/acme/apps.git',
            commit: 'c0ffee0',
            committedAt: minutesAgo(60),
            author: 'Ada',
            subject: 'Raise the limit',
            webUrl: 'https://git.example.com/acme/apps/commit/c0ffee0',
          },
          observedAt: minutesAgo(1),
          stale: false,
          refreshing: false,
        },
      ],
    });
    expect(environments[2].placements[0]).not.toHaveProperty('revision');
  });

  it('finds a component whatever the case of its reference', async () => {
    await knex('deliveries').update({
      component_ref: 'component:default/Shop',
    });
    const { api } = await start({ visible: ['component:default/Shop'] });
    const response = await api.get(
      '/components/Component/default/SHOP/delivery',
    );
    expect(response.status).toBe(200);
    expect(response.body.component).toBe(shopRef);
  });

  it('presents what is stale as unknown, with the last verdict beside', async () => {
    await knex('targets')
      .where('id', 'kubernetes:eu-1')
      .update({ observed_at: minutesAgo(25), attempted_at: minutesAgo(25) });
    const { api } = await start();
    const response = await api.get(`${shop}/delivery`);
    expectConformity(path, response);
    expect(response.body.environments[0]).toMatchObject({
      sync: 'unknown',
      health: 'unknown',
      placements: [
        {
          sync: 'unknown',
          stale: true,
          cause: {
            code: 'stale',
            message: `Last seen at ${minutesAgo(25)}`,
          },
          lastGood: {
            observedAt: minutesAgo(25),
            sync: 'in-sync',
            health: 'healthy',
          },
        },
      ],
    });
    expect(response.body.environments[2].sync).toBe('in-sync');
  });

  it('serves an environment that no document declares to those who see all', async () => {
    await knex('environments').where('name', 'stage').delete();
    const { api } = await start();
    const response = await api.get(`${shop}/delivery`);
    expectConformity(path, response);
    expect(response.body.environments[1].environment).toEqual({
      name: 'stage',
      title: 'stage',
      owner: '',
    });
  });

  describe('for what the caller may not see', () => {
    const message = 'There is no delivery of such a component';

    it.each<{ name: string; options: Partial<ApiOptions>; gone?: boolean }>([
      { name: 'there is no delivery', options: {}, gone: true },
      { name: 'the component is hidden', options: { visible: [] } },
      { name: 'reading is denied', options: { policy: () => deny } },
      {
        name: 'every environment is hidden',
        options: { policy: except('dev', 'stage', 'prod') },
      },
    ])('answers alike when $name', async ({ options, gone }) => {
      if (gone) {
        await knex('deliveries').delete();
      }
      const { api } = await start(options);
      for (const response of [
        await api.get(`${shop}/delivery`),
        await api.post(`${shop}/refresh`).send({}),
      ]) {
        expect(response.status).toBe(404);
        expect(response.body.error).toMatchObject({
          name: 'NotFoundError',
          message,
        });
        expect(response.text).not.toMatch(/dev|stage|prod/);
      }
      expect(await knex('work_queue')).toEqual([]);
    });

    it('names a hidden environment nowhere', async () => {
      await seed(knex, {
        declaration_problems: [
          {
            id: 'p1',
            repository_id: 'repo',
            file: 'shop/delivery.yaml',
            line: 7,
            column: 3,
            code: 'invalid',
            message: '"stage" is no environment that stands before this one',
            component_ref: shopRef,
          },
        ],
      });
      const { api } = await start({ policy: except('stage') });
      const response = await api.get(`${shop}/delivery`);
      expectConformity(path, response);
      expect(response.text).not.toContain('stage');
      expect(response.body.environments[1]).toMatchObject({
        environment: { name: 'prod' },
        after: ['dev'],
      });
      expect(response.body.problems).toMatchObject([{ line: 7, column: 3 }]);
      const refresh = await api
        .post(`${shop}/refresh`)
        .send({ environment: 'stage' });
      const unheardOf = await api
        .post(`${shop}/refresh`)
        .send({ environment: 'unheard-of' });
      expect(refresh.status).toBe(404);
      expect(refresh.body).toEqual(unheardOf.body);
    });
  });

  it('tells problems of the component and of a second delivery', async () => {
    await seed(knex, {
      deliveries: [deliveryRow({ name: 'shop-2', component_ref: shopRef })],
      placements: [placementRow({ delivery: 'shop-2', environment: 'dev' })],
      declaration_problems: [
        {
          id: 'p1',
          repository_id: 'repo',
          file: 'shop/delivery.yaml',
          line: 7,
          column: null,
          code: 'invalid',
          message: 'unknown field "enviroments"',
          component_ref: shopRef,
        },
        {
          id: 'p2',
          repository_id: 'repo',
          file: 'other/delivery.yaml',
          line: null,
          column: null,
          code: 'invalid',
          message: 'of somebody else',
          component_ref: 'component:default/other',
        },
      ],
    });
    const { api } = await start();
    const response = await api.get(`${shop}/delivery`);
    expectConformity(path, response);
    expect(response.body.name).toBe('shop');
    expect(response.body.environments[0].placements).toHaveLength(1);
    expect(response.body.problems).toEqual([
      {
        repository: 'https://git.example.com/acme/apps.git',
        file: 'shop/delivery.yaml',
        line: 7,
        code: 'invalid',
        message: 'unknown field "enviroments"',
      },
      {
        repository: 'https://git.example.com/acme/apps.git',
        file: 'shop-2/delivery.yaml',
        code: 'duplicate-delivery',
        message: expect.stringContaining('"shop-2" names the same component'),
      },
    ]);
  });

  describe('with a later delivery of the same component', () => {
    beforeEach(async () => {
      await seed(knex, {
        deliveries: [
          deliveryRow({
            name: 'aaa',
            component_ref: shopRef,
            declared_at: minutesAgo(1),
          }),
        ],
        placements: [placementRow({ delivery: 'aaa', environment: 'dev' })],
      });
    });

    it('serves the one that was declared first', async () => {
      const response = await (await start()).api.get(`${shop}/delivery`);
      expect(response.body).toMatchObject({
        name: 'shop',
        problems: [{ code: 'duplicate-delivery', file: 'aaa/delivery.yaml' }],
      });
    });

    it('does not serve the later one to those who may not see the first', async () => {
      await knex('placements')
        .where({ delivery: 'shop' })
        .whereNot({ environment: 'prod' })
        .delete();
      const { api } = await start({ policy: except('prod') });
      expect((await api.get(`${shop}/delivery`)).status).toBe(404);
    });
  });

  it('tells problems also while no document is valid', async () => {
    await knex('deliveries').delete();
    await seed(knex, {
      declaration_problems: [
        {
          id: 'p1',
          repository_id: 'repo',
          file: 'shop/delivery.yaml',
          line: 1,
          column: 1,
          code: 'invalid',
          message: 'unknown field "spce"',
          component_ref: shopRef,
        },
      ],
    });
    const response = await (await start()).api.get(`${shop}/delivery`);
    expect(response.status).toBe(200);
    expectConformity(path, response);
    expect(response.body).toMatchObject({
      name: '',
      environments: [],
      problems: [{ message: 'unknown field "spce"' }],
    });
  });

  describe('POST refresh', () => {
    const all = [
      'repository:manifests',
      'repository:repo',
      'target:kubernetes:eu-1',
      'target:kubernetes:us-1',
    ];

    it.each<{
      name: string;
      policy?: TestPolicy;
      body: object;
      keys: string[];
    }>([
      { name: 'everything', body: {}, keys: all },
      {
        name: 'one environment',
        body: { environment: 'prod' },
        keys: ['repository:repo', 'target:kubernetes:us-1'],
      },
      {
        name: 'what the caller may refresh',
        policy: only(
          environmentRefreshPermission.name,
          except('stage', 'prod'),
        ),
        body: {},
        keys: ['repository:repo', 'target:kubernetes:eu-1'],
      },
      {
        name: 'what the caller may see',
        policy: only(environmentReadPermission.name, except('prod')),
        body: {},
        keys: [
          'repository:manifests',
          'repository:repo',
          'target:kubernetes:eu-1',
        ],
      },
    ])('marks due: $name', async ({ policy, body, keys }) => {
      const { api, audit } = await start({ policy });
      const response = await api.post(`${shop}/refresh`).send(body);
      expect(response.status).toBe(202);
      expectConformity(refreshPath, response);
      expect(response.body).toEqual({ requestedAt: testNow.toISOString() });
      const items = await knex('work_queue').orderBy('key');
      expect(items.map(({ key, due_at }) => [key, due_at])).toEqual(
        keys.map(key => [key, testNow.toISOString()]),
      );
      expect(audit.auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId: 'delivery-refresh',
          severityLevel: 'medium',
          meta: {
            kind: 'component',
            namespace: 'default',
            name: 'shop',
            ...body,
          },
        }),
      );
      expect(audit.success).toHaveBeenCalledTimes(1);
      expect(audit.fail).not.toHaveBeenCalled();
    });

    describe('on hosts', () => {
      const checked = `check:${placementId('shop.dev.hosts')}`;

      beforeEach(async () => {
        const host = { delivery: 'shop', environment: 'dev' };
        await seed(knex, {
          targets: [targetRow({ id: 'hosts:dc', type: 'hosts', name: 'dc' })],
          placements: [
            hostPlacementRow(host),
            hostPlacementRow({ ...host, environment: 'prod' }),
            hostPlacementRow({ ...host, target_name: 'p', playbook: null }),
            hostPlacementRow({ ...host, target_name: 't', target_id: null }),
          ],
        });
      });

      it('asks for the check runs of those that the caller may refresh', async () => {
        const { api } = await start({
          policy: only(environmentRefreshPermission.name, except('prod')),
        });
        const response = await api.post(`${shop}/refresh`).send({});
        expect(response.status).toBe(202);
        const keys: string[] = await knex('work_queue').pluck('key');
        expect(keys).toContain('target:hosts:dc');
        expect(keys.filter(key => key.startsWith('check:'))).toEqual([checked]);
      });
    });

    it('answers a flood of requests with one look, and the delivery says that it is refreshing', async () => {
      const { api } = await start();
      const [first] = await Promise.all(
        Array.from({ length: 20 }, () =>
          api.post(`${shop}/refresh`).send({ environment: 'prod' }),
        ),
      );
      expect(first.status).toBe(202);
      const leaseUntil = new Date(testNow.getTime() + 60_000);
      const claim = { now: testNow, leaseUntil, limit: 10 };
      for (const claimed of await claimDue(knex, claim)) {
        const dueAt = new Date(testNow.getTime() + 300_000);
        await settle(knex, claimed, { now: testNow, dueAt, attempts: 1 });
      }
      const again = await api
        .post(`${shop}/refresh`)
        .send({ environment: 'prod' });
      expect(again.status).toBe(202);
      expect(await claimDue(knex, claim)).toEqual([]);
      const items = await knex('work_queue').orderBy('key');
      expect(items.map(({ key }) => key)).toEqual([
        'repository:repo',
        'target:kubernetes:us-1',
      ]);
      const response = await api.get(`${shop}/delivery`);
      const refreshing = response.body.environments.flatMap(
        (item: { placements: Array<{ refreshing: boolean }> }) =>
          item.placements.map(placement => placement.refreshing),
      );
      // Stage has neither the repository nor the target in common.
      expect(refreshing).toEqual([true, false, true]);
    });

    it.each<{ policy: TestPolicy }>([
      { policy: only(environmentRefreshPermission.name, () => deny) },
      {
        policy: only(
          environmentRefreshPermission.name,
          except('dev', 'stage', 'prod'),
        ),
      },
    ])('refuses those who may only look', async ({ policy }) => {
      const { api, audit } = await start({ policy });
      const response = await api.post(`${shop}/refresh`).send({});
      expect(response.status).toBe(403);
      expectConformity(refreshPath, response);
      expect(await knex('work_queue')).toEqual([]);
      expect(audit.fail).toHaveBeenCalledTimes(1);
      expect(audit.success).not.toHaveBeenCalled();
    });
  });

  describe('GET /problems', () => {
    const hiddenRef = 'component:default/hidden';

    beforeEach(async () => {
      const components = { a: null, hidden: hiddenRef, shop: shopRef };
      await seed(knex, {
        deliveries: [deliveryRow({ name: 'hidden' })],
        placements: [placementRow({ delivery: 'hidden', environment: 'prod' })],
        declaration_problems: Object.entries(components).map(
          ([file, component_ref]) => ({
            id: file,
            repository_id: 'repo',
            file,
            line: null,
            column: null,
            code: 'invalid',
            message: 'stage is unheard of',
            component_ref,
          }),
        ),
      });
    });

    const refreshes = (policy: TestPolicy) =>
      only(environmentRefreshPermission.name, policy);
    const every = ['a', 'hidden', 'shop'];

    it.each<{
      name: string;
      policy: TestPolicy;
      visible?: string[];
      files: string[];
      hasWords: boolean;
    }>([
      {
        name: 'all to those who may refresh everything',
        policy: () => allow,
        files: every,
        hasWords: true,
      },
      {
        name: 'those of visible components',
        policy: refreshes(except('stage')),
        files: ['shop'],
        hasWords: true,
      },
      {
        name: 'none where no component is visible',
        policy: refreshes(except('stage')),
        visible: [],
        files: [],
        hasWords: false,
      },
      {
        name: 'those of components in readable environments, without words that may name others',
        policy: except('stage', 'prod'),
        visible: [shopRef, hiddenRef],
        files: ['shop'],
        hasWords: false,
      },
      {
        name: 'none to those who may read nothing',
        policy: permission =>
          permission === environmentReadPermission.name
            ? deny
            : except('stage')(permission),
        files: [],
        hasWords: false,
      },
    ])('tells $name', async ({ policy, visible, files, hasWords }) => {
      const { api } = await start({ policy, ...(visible && { visible }) });
      const response = await api.get('/problems');
      expect(response.status).toBe(200);
      expectConformity('/problems', response);
      expect(response.text).not.toContain('secret');
      expect(
        response.body.items.map((item: { file: string }) => item.file),
      ).toEqual(files);
      expect(response.text.includes('unheard of')).toBe(hasWords);
    });

    it.each<{ policy: TestPolicy }>([
      { policy: except('dev', 'stage', 'prod') },
      { policy: () => deny },
    ])('refuses those who may refresh nothing', async ({ policy }) => {
      const { api } = await start({ policy });
      const response = await api.get('/problems');
      expect(response.status).toBe(403);
      expectConformity('/problems', response);
    });
  });
});
