import { TestDatabases } from '@backstage/backend-test-utils';
import { KubernetesObject } from '@oneroof/plugin-gitops-common';
import { FakeRenderer } from '@oneroof/plugin-gitops-node/testUtils';
import { Knex } from 'knex';
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

/** A template that writes a new annotation at each rendering, as `checksum/salt: {{ randAlpha 8 }}` does. */
function salted(object: KubernetesObject, count: number): KubernetesObject {
  return {
    ...object,
    metadata: { ...object.metadata, annotations: { salt: `s${count}` } },
  };
}

describe.each(databases.eachSupportedId())('variations on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await migrateTestDatabase(databases, id);
  });

  const start = async (mayVary: boolean) => {
    const renderer = new FakeRenderer({ mayVary, template: salted });
    const world = new LoopWorld(knex, { renderer });
    world.revisions.commit({ url: repositoryUrl, files: repositoryFiles() });
    const live = running(deployment({ namespace: 'payments-dev' }));
    world.live.put('eu-1', salted(live, -1));
    const loop = world.createLoop();
    await world.fillQueue();
    await loop.drain();
    return { world, loop };
  };

  it('names what renders differently each time, and does not call it drift', async () => {
    const { world, loop } = await start(true);
    expect(await world.placement()).toMatchObject({
      sync: 'unknown',
      health: 'healthy',
      cause_code: 'non-deterministic',
      cause_message: expect.stringContaining('.metadata.annotations.salt'),
      count_drifted: 0,
    });
    expect(world.renderer.renderCount).toBe(2);

    // A second backend draws its own lots, and comes to the same verdict.
    const before = await knex<Tables['resources']>('resources').select('*');
    world.pass(60);
    await world.createLoop().drain();
    world.pass(60);
    await loop.drain();
    expect(await world.placement()).toMatchObject({
      cause_code: 'non-deterministic',
    });
    const [row] = await knex<Tables['resources']>('resources').select('*');
    expect({ ...row, documents: 0, verdict_hash: 0, changed_at: 0 }).toEqual({
      ...before[0],
      documents: 0,
      verdict_hash: 0,
      changed_at: 0,
    });
  });

  it('still finds drift beside it', async () => {
    const { world, loop } = await start(true);
    const edited = running(deployment({ namespace: 'payments-dev' }));
    (edited.spec as { replicas: number }).replicas = 5;
    world.live.put('eu-1', salted(edited, -1));
    world.pass(60);
    await loop.drain();
    const [row] = await knex<Tables['resources']>('resources').select('*');
    expect(row.sync).toBe('drifted');
    expect(JSON.parse(row.details!)).toMatchObject({
      drift: [{ path: '.spec.replicas' }],
      warnings: [{ code: 'non-deterministic' }],
    });
  });

  it('renders once where the renderer is steady', async () => {
    const { world } = await start(false);
    expect(world.renderer.renderCount).toBe(1);
    expect(await world.placement()).toMatchObject({ sync: 'drifted' });
  });
});
