import { TestDatabases } from '@backstage/backend-test-utils';
import { KubernetesObject } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { migrateTestDatabase } from '../database/__testUtils__/migrateTestDatabase';
import { Tables } from '../database/tables';
import {
  LoopWorld,
  repositoryFiles,
  repositoryUrl,
} from './__testUtils__/LoopWorld';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const namespace = 'payments-dev';
const pods = { group: '', version: 'v1', kind: 'Pod' };

const declared: KubernetesObject = {
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'agent' },
  spec: {
    selector: { matchLabels: { app: 'agent' } },
    template: {
      metadata: { labels: { app: 'agent' } },
      spec: { containers: [{ name: 'main', image: 'ghcr.io/acme/agent:1' }] },
    },
  },
};

function daemonSet(available: number): KubernetesObject {
  return {
    ...declared,
    metadata: { name: 'agent', namespace, uid: 'agent-uid', generation: 1 },
    status: {
      observedGeneration: 1,
      desiredNumberScheduled: 3,
      updatedNumberScheduled: 3,
      numberAvailable: available,
    },
  };
}

/** A pod that has not been ready since noon: the time at which the world begins. */
function crashingPod(options?: { uid?: string; state?: object }) {
  const { uid = 'agent-uid', state } = options ?? {};
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'agent-x',
      namespace,
      labels: { app: 'agent' },
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'DaemonSet', uid }],
    },
    status: {
      phase: 'Running',
      conditions: [
        {
          type: 'Ready',
          status: 'False',
          lastTransitionTime: '2026-03-01T12:00:00Z',
        },
      ],
      containerStatuses: [
        {
          name: 'main',
          ready: false,
          lastState: { terminated: { exitCode: 1, reason: 'Error' } },
          state: state ?? {
            waiting: {
              reason: 'CrashLoopBackOff',
              message: 'back-off 20s restarting failed container',
            },
          },
        },
      ],
    },
  } as KubernetesObject;
}

const crash =
  'pod agent-x: CrashLoopBackOff: container main ended with exit code 1 (Error)';

async function startWorld(databaseId: Parameters<typeof databases.init>[0]) {
  const knex = await migrateTestDatabase(databases, databaseId);
  const world = new LoopWorld(knex);
  world.revisions.commit({
    url: repositoryUrl,
    files: {
      ...repositoryFiles(),
      'apps/dev/deployment.yaml': JSON.stringify(declared),
    },
  });
  const loop = world.createLoop();
  const look = async (seconds: number) => {
    world.pass(seconds);
    await loop.drain();
  };
  const begin = async () => {
    await world.fillQueue();
    await loop.drain();
  };
  return { world, knex, look, begin };
}

/** What the tables hold but for times of observation: an unchanged fleet must not change it. */
async function readVerdicts(knex: Knex) {
  return {
    placements: await knex<Tables['placements']>('placements').select(),
    resources: await knex<Tables['resources']>('resources').select(),
    history: await knex('placement_history').select(),
  };
}

describe.each(databases.eachSupportedId())('health on %s', id => {
  it('asks for no pods while all is well', async () => {
    const { world, begin, look } = await startWorld(id);
    world.live.put('eu-1', daemonSet(3));
    await begin();
    await look(60);

    expect(await world.placement()).toMatchObject({ health: 'healthy' });
    expect(world.live.relatedRequests).toEqual([]);
  });

  it('finds a crash that has lasted, although the object stays as it is', async () => {
    const { world, knex, begin, look } = await startWorld(id);
    world.live.put('eu-1', daemonSet(2));
    world.live.put('eu-1', crashingPod());
    await begin();
    await look(240);
    expect(await world.placement()).toMatchObject({
      sync: 'in-sync',
      health: 'progressing',
      health_reason: '2 of 3 pods are available',
    });
    expect(world.live.relatedRequests.at(-1)?.lists).toEqual([
      { ...pods, namespace, labels: { app: 'agent' } },
    ]);

    await look(120);
    expect(await world.placement()).toMatchObject({
      sync: 'in-sync',
      health: 'degraded',
      health_reason: crash,
    });
    const [resource] = await knex<Tables['resources']>('resources');
    expect(resource).toMatchObject({
      health: 'degraded',
      health_reason: crash,
    });
    const history = await knex('placement_history')
      .where({ type: 'health' })
      .orderBy('id');
    expect(history.map(entry => [entry.to_value, entry.message])).toEqual([
      ['progressing', '2 of 3 pods are available'],
      ['degraded', crash],
    ]);
  });

  it('writes nothing while it crashes on', async () => {
    const { world, knex, begin, look } = await startWorld(id);
    world.live.put('eu-1', daemonSet(2));
    world.live.put('eu-1', crashingPod());
    await begin();
    await look(600);
    const before = await readVerdicts(knex);

    world.live.put('eu-1', crashingPod({ state: { running: {} } }));
    await look(60);
    world.live.put('eu-1', crashingPod());
    await look(60);

    expect(before.placements[0].health).toBe('degraded');
    expect(await readVerdicts(knex)).toEqual(before);
  });

  it('recovers with the pods', async () => {
    const { world, begin, look } = await startWorld(id);
    world.live.put('eu-1', daemonSet(2));
    world.live.put('eu-1', crashingPod());
    await begin();
    await look(600);
    world.live.put('eu-1', crashingPod({ uid: 'of-somebody-else' }));
    await look(60);
    expect(await world.placement()).toMatchObject({ health: 'progressing' });

    world.live.put('eu-1', daemonSet(3));
    await look(60);
    expect(await world.placement()).toMatchObject({ health: 'healthy' });
  });

  it('keeps its verdict where pods may not be listed, and says so', async () => {
    const { world, begin, look } = await startWorld(id);
    world.live.put('eu-1', daemonSet(2));
    world.live.put('eu-1', crashingPod());
    world.live.failKind('eu-1', pods, {
      cause: {
        code: 'forbidden',
        message: 'cannot list pods: the permission is missing',
      },
    });
    await begin();
    await look(600);

    expect(await world.placement()).toMatchObject({
      sync: 'in-sync',
      health: 'progressing',
      health_reason:
        '2 of 3 pods are available (Pods were not seen: cannot list pods: the permission is missing)',
      cause_code: null,
    });
  });

  it('forgets nothing of it when another process takes over', async () => {
    const { world, knex, begin, look } = await startWorld(id);
    world.live.put('eu-1', daemonSet(2));
    world.live.put('eu-1', crashingPod());
    await begin();
    await look(600);
    const before = await readVerdicts(knex);

    world.pass(60);
    await world.createLoop().drain();
    expect(await readVerdicts(knex)).toEqual(before);
  });
});
