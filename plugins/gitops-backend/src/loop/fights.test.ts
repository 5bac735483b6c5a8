import { TestDatabases } from '@backstage/backend-test-utils';
import { migrateTestDatabase } from '../database/__testUtils__/migrateTestDatabase';
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

function held(manager: string, replicas: number) {
  const live = running(deployment({ namespace: 'payments-dev' }));
  (live.spec as { replicas: number }).replicas = replicas;
  live.metadata.managedFields = [
    {
      manager,
      operation: manager === 'argocd-controller' ? 'Apply' : 'Update',
      apiVersion: 'apps/v1',
      time: '2026-03-01T12:00:30Z',
      fieldsType: 'FieldsV1',
      fieldsV1: { 'f:spec': { 'f:replicas': {} } },
    },
  ];
  return live;
}

describe.each(databases.eachSupportedId())('fights on %s', id => {
  it('names two managers after three alternations, also across restarts, and writes nothing in between', async () => {
    const knex = await migrateTestDatabase(databases, id);
    const world = new LoopWorld(knex);
    world.revisions.commit({ url: repositoryUrl, files: repositoryFiles() });
    world.live.put('eu-1', held('argocd-controller', 2));
    let loop = world.createLoop();
    await world.fillQueue();
    await loop.drain();

    const rowAfter = async (manager: string, replicas: number) => {
      world.live.put('eu-1', held(manager, replicas));
      world.pass(60);
      await loop.drain();
      const row = await knex<Tables['resources']>('resources').first();
      return { ...row!, fights: JSON.parse(row!.details ?? '{}').fights };
    };

    expect(await rowAfter('argocd-controller', 2)).toMatchObject({
      sync: 'in-sync',
      sightings: null,
    });
    for (const manager of ['hpa', 'argocd-controller', 'hpa']) {
      const row = await rowAfter(manager, manager === 'hpa' ? 7 : 2);
      expect(row.fights).toBeUndefined();
      const again = await rowAfter(manager, manager === 'hpa' ? 7 : 2);
      expect(again).toEqual(row);
      loop = world.createLoop();
    }
    expect(await rowAfter('argocd-controller', 2)).toMatchObject({
      sync: 'in-sync',
      fights: [
        {
          path: '.spec.replicas',
          managers: ['hpa', 'argocd-controller'],
          times: 3,
        },
      ],
    });
  });
});
