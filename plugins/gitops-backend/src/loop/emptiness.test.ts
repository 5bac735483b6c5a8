import { TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Knex } from 'knex';
import { migrateTestDatabase } from '../database/__testUtils__/migrateTestDatabase';
import { markDue } from '../database/operations/queue';
import { Tables } from '../database/tables';
import {
  deployment,
  LoopWorld,
  repositoryFiles,
  repositoryUrl,
  running,
} from './__testUtils__/LoopWorld';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const target = 'target:kubernetes:eu-1';
const configMaps = { group: '', kind: 'ConfigMap' };
const forbidden = {
  cause: { code: 'forbidden' as const, message: 'cannot list' },
};

const configMap = (name: string) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'payments-dev' },
});

describe.each(databases.eachSupportedId())('emptiness on %s', id => {
  let knex: Knex;
  let world: LoopWorld;
  let loop: ReturnType<LoopWorld['createLoop']>;

  beforeEach(async () => {
    knex = await migrateTestDatabase(databases, id);
    world = new LoopWorld(knex);
  });

  /** A deployment and some ConfigMaps that run as git has them. */
  async function start(names: string[]) {
    const files = repositoryFiles();
    for (const name of names) {
      files[`apps/dev/${name}.yaml`] = JSON.stringify(configMap(name));
      world.live.put('eu-1', configMap(name));
    }
    world.live.put('eu-1', running(deployment({ namespace: 'payments-dev' })));
    world.revisions.commit({ url: repositoryUrl, files });
    loop = world.createLoop();
    await world.fillQueue();
    await loop.drain();
    expect(await world.placement()).toMatchObject({ sync: 'in-sync' });
  }

  const remove = (names: string[]) =>
    names.forEach(name =>
      world.live.remove('eu-1', {
        ...configMaps,
        namespace: 'payments-dev',
        name,
      }),
    );

  const look = async () => {
    await markDue(knex, [target], world.time);
    await loop.drain();
    return world.placement();
  };

  it('keeps a kind that is empty at once unknown, until an honest second look', async () => {
    await start(['a', 'b']);
    remove(['a', 'b']);
    world.pass(60);
    expect(await look()).toMatchObject({
      sync: 'unknown',
      cause_code: 'empty',
      count_unknown: 2,
      count_in_sync: 1,
    });
    const rows = await knex<Tables['resources']>('resources')
      .where({ kind: 'ConfigMap' })
      .select('sync', 'cause_code', 'last_good_sync', 'last_good_health');
    expect(rows).toEqual(
      ['a', 'b'].map(() => ({
        sync: 'unknown',
        cause_code: 'empty',
        last_good_sync: 'in-sync',
        last_good_health: 'none',
      })),
    );

    world.pass(10);
    expect(await look()).toMatchObject({ sync: 'unknown', count_missing: 0 });

    // Not asked for by anybody: the second look is due by itself, half a minute after the first one.
    world.pass(19);
    await loop.drain();
    expect(await world.placement()).toMatchObject({ sync: 'unknown' });
    world.pass(1);
    await loop.drain();
    expect(await world.placement()).toMatchObject({
      sync: 'missing',
      count_missing: 2,
      cause_code: null,
    });
    world.pass(60);
    await loop.drain();
    expect(await world.placement()).toMatchObject({ sync: 'missing' });
    const [row] = await knex<Tables['targets']>('targets');
    expect(row.emptied_kinds).toBeNull();
  });

  it('tells at once that one of a kind is gone', async () => {
    await start(['a', 'b']);
    remove(['a']);
    world.pass(60);
    expect(await look()).toMatchObject({ sync: 'missing', count_missing: 1 });
  });

  it('does not take an empty list after a failed one for the truth', async () => {
    await start(['a', 'b']);
    world.live.failKind('eu-1', configMaps, forbidden);
    world.pass(60);
    expect(await look()).toMatchObject({ cause_code: 'forbidden' });
    remove(['a', 'b']);
    world.live.failKind('eu-1', configMaps, undefined);
    world.pass(60);
    expect(await look()).toMatchObject({
      sync: 'unknown',
      cause_code: 'empty',
    });
    world.pass(30);
    expect(await look()).toMatchObject({ sync: 'missing', count_missing: 2 });
  });

  it('doubts an empty target although one of its kinds fails', async () => {
    await start(['a']);
    world.live.failKind('eu-1', configMaps, forbidden);
    world.live.remove('eu-1', {
      group: 'apps',
      kind: 'Deployment',
      namespace: 'payments-dev',
      name: 'payments',
    });
    world.pass(60);
    expect(await look()).toMatchObject({
      sync: 'unknown',
      count_unknown: 2,
      count_missing: 0,
    });
    world.pass(30);
    expect(await look()).toMatchObject({
      sync: 'missing',
      count_missing: 1,
      count_unknown: 1,
    });
  });

  it.each([5, 40])(
    'counts from the first answer, also when the backend starts anew %d s later',
    async seconds => {
      await start(['a', 'b']);
      remove(['a', 'b']);
      world.pass(60);
      await look();
      loop = world.createLoop();
      world.pass(seconds);
      expect(await look()).toMatchObject({
        sync: seconds < 30 ? 'unknown' : 'missing',
      });
    },
  );

  it('writes nothing but heartbeats while it waits', async () => {
    await start(['a', 'b']);
    remove(['a', 'b']);
    world.pass(60);
    await look();
    const before = await knex('resources').orderBy('key');
    const placement = await world.placement();
    world.pass(10);
    await look();
    expect(await knex('resources').orderBy('key')).toEqual(before);
    expect(await world.placement()).toEqual(placement);
  });

  it('does not believe an emptied repository because it was asked again', async () => {
    await start([]);
    world.revisions.commit({ url: repositoryUrl, files: { README: 'moved' } });
    world.pass(60);
    await loop.drain();
    world.pass(10);
    await world.markAllDue();
    await loop.drain();
    expect(await knex('deliveries')).toHaveLength(1);
    world.pass(20);
    await loop.drain();
    expect(await knex('deliveries')).toHaveLength(0);
  });

  describe('of the catalog', () => {
    const component: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'payments',
        namespace: 'default',
        annotations: {
          'oneroof.dev/delivery': `${repositoryUrl}/blob/main/delivery.yaml`,
        },
      },
    };

    const lookAt = async (entities: Entity[]) => {
      world.entities = entities;
      await markDue(knex, ['catalog'], world.time);
      await world.createLoop().drain();
      return (await knex('declaration_files')).length;
    };

    beforeEach(async () => {
      world.entities = [component];
      await start([]);
    });

    it('keeps files until a second look misses them too', async () => {
      expect(await lookAt([component])).toBe(1);
      world.pass(60);
      expect(await lookAt([])).toBe(1);
      world.pass(10);
      expect(await lookAt([])).toBe(1);
      expect(await lookAt([component])).toBe(1);
      world.pass(60);
      expect(await lookAt([])).toBe(1);
      // Not asked for by anybody.
      world.pass(30);
      await world.createLoop().drain();
      expect(await knex('declaration_files')).toHaveLength(0);
    });

    it('says so when there is more than it reads, and gives nothing up for it', async () => {
      await lookAt([component]);
      const other = { ...component, metadata: { ...component.metadata } };
      other.metadata.name = 'other';
      const endless = {
        getEntitiesByRefs: async () => ({ items: [] }),
        queryEntities: async () => ({
          items: Array.from({ length: 100 }, () => other),
          totalItems: 1_000_000,
          pageInfo: { nextCursor: 'more' },
        }),
      } as unknown as CatalogService;
      for (const _ of [1, 2]) {
        world.pass(60);
        await markDue(knex, ['catalog'], world.time);
        await world.createLoop({ catalog: endless }).drain();
      }
      const files = await knex('declaration_files').orderBy('component_ref');
      expect(files.map(file => file.component_ref)).toEqual([
        'component:default/other',
        'component:default/payments',
      ]);
      expect(
        await knex('declaration_problems').where({ code: 'too-large' }),
      ).toEqual([
        expect.objectContaining({
          repository_id: 'catalog',
          message: expect.stringContaining('20000'),
        }),
      ]);
    });
  });
});
