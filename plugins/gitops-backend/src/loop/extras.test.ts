import { TestDatabases } from '@backstage/backend-test-utils';
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

const configMaps = { group: '', kind: 'ConfigMap' };

/** An object that an engine has marked as part of an application. */
function marked(
  kind: string,
  name: string,
  options?: { application?: string; namespace?: string },
): KubernetesObject {
  const { application = 'payments', namespace = 'payments-dev' } =
    options ?? {};
  return {
    apiVersion: 'v1',
    kind,
    metadata: {
      name,
      namespace,
      annotations: {
        'argocd.argoproj.io/tracking-id': `${application}:/${kind}:${namespace}/${name}`,
      },
    },
  };
}

describe.each(databases.eachSupportedId())('extras on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await migrateTestDatabase(databases, id);
  });

  it('keeps an extra as unknown while its kind cannot be listed, also after a restart', async () => {
    const world = new LoopWorld(knex);
    const declared = {
      ...repositoryFiles(),
      'apps/dev/account.yaml': JSON.stringify(marked('ServiceAccount', 'a')),
    };
    world.revisions.commit({
      url: repositoryUrl,
      files: {
        ...declared,
        'apps/dev/config.yaml': JSON.stringify(marked('ConfigMap', 'b')),
      },
    });
    world.live.put('eu-1', running(deployment({ namespace: 'payments-dev' })));
    world.live.put('eu-1', marked('ServiceAccount', 'a'));
    world.live.put('eu-1', marked('ConfigMap', 'b'));
    const loop = world.createLoop();
    await world.fillQueue();
    await loop.drain();
    world.revisions.commit({ url: repositoryUrl, files: declared });
    world.pass(60);
    await loop.drain();
    expect(await world.placement()).toMatchObject({ sync: 'extra' });

    world.live.failKind('eu-1', configMaps, {
      cause: { code: 'forbidden', message: 'cannot list configmaps' },
    });
    for (const backend of [loop, loop, world.createLoop()]) {
      world.pass(60);
      await backend.drain();
      expect(await world.placement()).toMatchObject({
        sync: 'unknown',
        cause_code: 'forbidden',
        count_extra: 0,
        count_unknown: 1,
        last_good_sync: 'extra',
      });
    }

    world.live.failKind('eu-1', configMaps, undefined);
    world.pass(60);
    await loop.drain();
    expect(await world.placement()).toMatchObject({
      sync: 'extra',
      count_extra: 1,
      count_unknown: 0,
    });
  });

  it('does not let a copied mark walk around the allow-list of namespaces', async () => {
    const world = new LoopWorld(knex, {
      config: {
        repositories: [{ url: repositoryUrl, namespaces: ['payments-*'] }],
      },
    });
    const stolen = { application: 'ledger' };
    world.revisions.commit({
      url: repositoryUrl,
      files: {
        ...repositoryFiles(),
        'apps/dev/bait.yaml': JSON.stringify(
          marked('ConfigMap', 'bait', stolen),
        ),
      },
    });
    world.live.put('eu-1', running(deployment({ namespace: 'payments-dev' })));
    world.live.put('eu-1', marked('ConfigMap', 'bait', stolen));
    world.live.put('eu-1', marked('ConfigMap', 'surplus', stolen));
    world.live.put('eu-1', {
      ...marked('ConfigMap', 'accounts', { ...stolen, namespace: 'ledger' }),
      data: { url: 'of the other team' },
    });
    const loop = world.createLoop();
    await world.fillQueue();
    await loop.drain();
    expect(await knex('resources').where({ kind: 'ConfigMap' }).pluck('key'))
      // Its own namespace still shows what is too much there.
      .toEqual([
        '/ConfigMap/payments-dev/bait',
        '/ConfigMap/payments-dev/surplus',
      ]);
    expect(await world.placement()).toMatchObject({ count_extra: 1 });
  });

  it('forgets what it has read in a namespace that is not allowed any more', async () => {
    const files = {
      ...repositoryFiles(),
      'apps/dev/deployment.yaml': JSON.stringify(
        deployment({ namespace: 'ledger' }),
      ),
    };
    const before = new LoopWorld(knex);
    before.revisions.commit({ url: repositoryUrl, files });
    before.live.put(
      'eu-1',
      running(deployment({ namespace: 'ledger', tag: '2' })),
    );
    await before.fillQueue();
    await before.createLoop().drain();
    expect(await knex('resources').pluck('key')).toEqual([
      'apps/Deployment/ledger/payments',
    ]);

    const after = new LoopWorld(knex, {
      config: {
        repositories: [{ url: repositoryUrl, namespaces: ['payments-*'] }],
      },
    });
    after.revisions.commit({ url: repositoryUrl, files });
    await after.markAllDue();
    await after.createLoop().drain();
    expect(await after.placement()).toMatchObject({
      sync: 'unknown',
      cause_code: 'not-allowed',
      runs: '[]',
    });
    expect(await knex('resources')).toEqual([]);
  });

  it.each([
    ['a namespace that is not allowed', { namespaces: ['other-*'] }],
    ['an environment that is not allowed', { environments: ['prod'] }],
  ])('forgets what it has read for %s', async (_, allowed) => {
    const before = new LoopWorld(knex);
    before.revisions.commit({ url: repositoryUrl, files: repositoryFiles() });
    before.live.put(
      'eu-1',
      running(deployment({ namespace: 'payments-dev', tag: '2' })),
    );
    await before.fillQueue();
    await before.createLoop().drain();
    expect(await knex('resources')).toHaveLength(1);

    const after = new LoopWorld(knex, {
      config: { repositories: [{ url: repositoryUrl, ...allowed }] },
    });
    after.revisions.commit({ url: repositoryUrl, files: repositoryFiles() });
    await after.markAllDue();
    await after.createLoop().drain();
    expect(await after.placement()).toMatchObject({
      cause_code: 'not-allowed',
      count_drifted: 0,
      runs: '[]',
      last_good_sync: null,
    });
    expect(await knex('resources')).toEqual([]);
  });
});
