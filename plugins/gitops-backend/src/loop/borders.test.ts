import { TestDatabases } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { KubernetesObject } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { migrateTestDatabase } from '../database/__testUtils__/migrateTestDatabase';
import {
  deployment,
  LoopWorld,
  repositoryFiles,
  repositoryUrl,
  running,
} from './__testUtils__/LoopWorld';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

/** Something of another team that stands in no namespace. */
const secretNamespace: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'ledger', labels: { secret: 'plans-of-the-other-team' } },
};

describe.each(databases.eachSupportedId())('borders on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await migrateTestDatabase(databases, id);
  });

  /** A team that declares an object without a namespace, in a cluster where another team has one of that name. */
  const snoop = (
    allowed: JsonObject,
    metadata: KubernetesObject['metadata'] = { name: 'ledger' },
  ) => {
    const world = new LoopWorld(knex, {
      config: { repositories: [{ url: repositoryUrl, ...allowed }] },
    });
    world.revisions.commit({
      url: repositoryUrl,
      files: {
        ...repositoryFiles(),
        'apps/dev/namespace.yaml': JSON.stringify({
          ...secretNamespace,
          metadata,
        }),
      },
    });
    world.live.put('eu-1', running(deployment({ namespace: 'payments-dev' })));
    world.live.put('eu-1', secretNamespace);
    return world;
  };

  const look = async (world: LoopWorld) => {
    await world.fillQueue();
    await world.markAllDue();
    const loop = world.createLoop();
    await loop.drain();
    return loop;
  };

  const everything = async () =>
    JSON.stringify([
      await knex('placements'),
      (await knex('resources')).map(({ documents: _, ...row }) => row),
      await knex('placement_history'),
    ]);

  it.each<[string, JsonObject, KubernetesObject['metadata']]>([
    [
      'with an allow-list of namespaces',
      { namespaces: ['payments-*'] },
      { name: 'ledger' },
    ],
    [
      'without one, by its own key',
      { clusterScoped: false },
      { name: 'ledger' },
    ],
    [
      'that names an allowed namespace for it',
      { namespaces: ['payments-*'] },
      { name: 'ledger', namespace: 'payments-dev' },
    ],
  ])(
    'tells nothing of what stands in no namespace to a repository %s',
    async (_, allowed, metadata) => {
      const world = snoop(allowed, metadata);
      const loop = await look(world);
      world.pass(60);
      await loop.drain();

      expect(
        await knex('resources')
          .orderBy('key')
          .select('key', 'sync', 'health', 'cause_code', 'cause_message'),
      ).toEqual([
        {
          key: '/Namespace//ledger',
          sync: 'unknown',
          health: 'unknown',
          cause_code: 'not-allowed',
          cause_message:
            'Namespace "ledger" stands in no namespace, and this repository may only use namespaces (gitops.repositories: clusterScoped)',
        },
        expect.objectContaining({
          key: 'apps/Deployment/payments-dev/payments',
          sync: 'in-sync',
        }),
      ]);
      expect(await world.placement()).toMatchObject({
        sync: 'unknown',
        cause_code: 'not-allowed',
        count_in_sync: 1,
        count_unknown: 1,
      });
      expect(await everything()).not.toContain('plans-of-the-other-team');
    },
  );

  it('answers alike whether what it may not see is there', async () => {
    const world = snoop({ namespaces: ['payments-*'] });
    await look(world);
    const row = () =>
      knex('resources')
        .where({ kind: 'Namespace' })
        .first('sync', 'health', 'health_reason', 'cause_message');
    const there = await row();
    world.live.remove('eu-1', {
      group: '',
      kind: 'Namespace',
      name: 'ledger',
    });
    world.pass(60);
    await look(world);
    expect(await row()).toEqual(there);
  });

  it.each<[string, JsonObject]>([
    ['without a list', {}],
    ['that is allowed to', { namespaces: ['payments-*'], clusterScoped: true }],
  ])('judges it for a repository %s', async (_, allowed) => {
    await look(snoop(allowed));
    expect(await knex('resources').where({ kind: 'Namespace' })).toMatchObject([
      { sync: 'in-sync' },
    ]);
  });

  it('forgets what it has read before that was forbidden', async () => {
    const open = snoop(
      {},
      { name: 'ledger', labels: { secret: 'a wrong guess' } },
    );
    await look(open);
    expect(await everything()).toContain('plans-of-the-other-team');
    const [before] = await knex('resources').where({ kind: 'Namespace' });
    expect(before.documents).not.toBeNull();

    const closed = snoop(
      { namespaces: ['payments-*'] },
      { name: 'ledger', labels: { secret: 'a wrong guess' } },
    );
    await look(closed);
    const rows = await knex('resources').where({ kind: 'Namespace' });
    expect(rows).toMatchObject([{ sync: 'unknown', details: null }]);
    expect(JSON.stringify({ ...rows[0], documents: null })).not.toContain(
      'plans-of-the-other-team',
    );
  });

  it('does not take what stands in no namespace for a surplus, whatever marks it carries', async () => {
    const mark = {
      'argocd.argoproj.io/tracking-id': 'ledger:/Namespace:/ledger',
    };
    const world = snoop(
      { namespaces: ['payments-*'] },
      { name: 'bait', annotations: mark },
    );
    world.live.put('eu-1', {
      ...secretNamespace,
      metadata: { ...secretNamespace.metadata, annotations: mark },
    });
    await look(world);
    expect(await knex('resources').orderBy('key').pluck('key')).toEqual([
      '/Namespace//bait',
      'apps/Deployment/payments-dev/payments',
    ]);
  });

  describe('between repositories', () => {
    const privateUrl = 'https://git.example/acme/ledger';

    const point = (repository: string, sharedWith?: string[]) => {
      const world = new LoopWorld(knex, {
        config: {
          repositories: [
            { url: repositoryUrl },
            { url: privateUrl, ...(sharedWith && { sharedWith }) },
          ],
        },
      });
      const files = repositoryFiles();
      const delivery = JSON.parse(files['delivery.yaml']);
      delivery.spec.environments[0].placements[0].source.repository =
        repository;
      world.revisions.commit({
        url: repositoryUrl,
        files: { ...files, 'delivery.yaml': JSON.stringify(delivery) },
      });
      world.revisions.commit({
        url: privateUrl,
        subject: 'plans-of-the-other-team',
        files: {
          'apps/dev/deployment.yaml': JSON.stringify(deployment({ tag: '2' })),
        },
      });
      world.live.put(
        'eu-1',
        running(deployment({ namespace: 'payments-dev' })),
      );
      return world;
    };

    it('shows manifests of a repository that is shared', async () => {
      const world = point(privateUrl, [repositoryUrl]);
      await look(world);
      expect(await world.placement()).toMatchObject({
        sync: 'drifted',
        desired_subject: 'plans-of-the-other-team',
      });
    });

    it('shows nothing of one that is not, and forgets what it has shown', async () => {
      await look(point(privateUrl, [repositoryUrl]));
      const world = point(privateUrl);
      await look(world);
      world.pass(60);
      await look(world);
      expect(await world.placement()).toMatchObject({
        sync: 'unknown',
        cause_code: 'not-allowed',
        target_id: null,
        desired_tree: null,
        desired_subject: null,
      });
      expect(await knex('resources')).toEqual([]);
      expect(JSON.stringify(await knex('placements'))).not.toContain(
        'plans-of-the-other-team',
      );
    });

    it('never asks a repository that is not listed, though it be on a known host', async () => {
      const world = point('https://git.example/acme/unlisted');
      world.revisions.commit({
        url: 'https://git.example/acme/unlisted',
        files: { 'apps/dev/deployment.yaml': '{}' },
      });
      await look(world);
      expect(await world.placement()).toMatchObject({
        cause_code: 'not-allowed',
      });
      expect(await knex('repositories').orderBy('url').pluck('url')).toEqual([
        privateUrl,
        repositoryUrl,
      ]);
      expect(
        await knex('work_queue').where('key', 'like', 'repository:%'),
      ).toHaveLength(2);
    });
  });
});
