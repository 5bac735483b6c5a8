import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  gitopsHostsExtensionPoint,
  gitopsLiveReadersExtensionPoint,
  gitopsRenderersExtensionPoint,
  gitopsRevisionReadersExtensionPoint,
  gitopsSyncersExtensionPoint,
} from '@oneroof/plugin-gitops-node';
import {
  FakeInventoryReader,
  FakeLiveReader,
  FakeRenderer,
  FakeRevisionReader,
  FakeSyncer,
} from '@oneroof/plugin-gitops-node/testUtils';
import request from 'supertest';
import {
  deployment,
  repositoryFiles,
  repositoryUrl,
  running,
} from './loop/__testUtils__/LoopWorld';
import gitopsPlugin from './index';

jest.setTimeout(60_000);

const config = mockServices.rootConfig.factory({
  data: { gitops: { repositories: [{ url: repositoryUrl }] } },
});

const catalog = catalogServiceMock.factory({
  entities: [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'payments', namespace: 'default', title: 'Payments' },
      relations: [{ type: 'ownedBy', targetRef: 'group:default/money' }],
    },
  ],
});

function adaptersOf(world: {
  revisions: FakeRevisionReader;
  live: FakeLiveReader;
}) {
  return createBackendModule({
    pluginId: 'gitops',
    moduleId: 'fakes',
    register({ registerInit }) {
      registerInit({
        deps: {
          revisionReaders: gitopsRevisionReadersExtensionPoint,
          renderers: gitopsRenderersExtensionPoint,
          liveReaders: gitopsLiveReadersExtensionPoint,
        },
        async init({ revisionReaders, renderers, liveReaders }) {
          revisionReaders.addRevisionReader(world.revisions);
          renderers.addRenderer(new FakeRenderer());
          liveReaders.addLiveReader(world.live);
        },
      });
    },
  });
}

const points = {
  renderers: gitopsRenderersExtensionPoint,
  hosts: gitopsHostsExtensionPoint,
  syncers: gitopsSyncersExtensionPoint,
};

type Points = { [K in keyof typeof points]: (typeof points)[K]['T'] };

function createWorld() {
  const revisions = new FakeRevisionReader();
  revisions.commit({ url: repositoryUrl, files: repositoryFiles() });
  const live = new FakeLiveReader({ clusters: ['eu-1'] });
  live.put('eu-1', running(deployment({ namespace: 'payments-dev' })));
  return { revisions, live };
}

/** Asks until the answer is as wanted; the test's own time limit ends it. */
async function until<T>(
  ask: () => Promise<T>,
  isWanted: (answer: T) => boolean,
): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) {
      return answer;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

const path = '/api/gitops/components/component/default/payments';

describe('gitopsPlugin', () => {
  it('shows drift through its API, from the first start to a refresh', async () => {
    const world = createWorld();
    const events = mockServices.events.mock();
    const backend = await startTestBackend({
      features: [
        gitopsPlugin,
        adaptersOf(world),
        config,
        catalog,
        events.factory,
      ],
    });
    const read = async () =>
      (await request(backend.server).get(`${path}/delivery`)).body;
    const placementOf = (body: any) => body.environments?.[0]?.placements[0];

    const first = await until(
      read,
      body => placementOf(body)?.sync === 'in-sync' && body.owner !== '',
    );
    expect(first).toMatchObject({
      name: 'payments',
      owner: 'group:default/money',
    });
    expect(placementOf(first)).toMatchObject({
      health: 'healthy',
      runs: [{ artifact: 'api', version: '1.0.0' }],
    });

    world.live.put(
      'eu-1',
      running(deployment({ namespace: 'payments-dev', tag: '9.9.9' })),
    );
    await request(backend.server).post(`${path}/refresh`).send({}).expect(202);
    await until(read, body => placementOf(body)?.sync === 'drifted');
    expect(events.publish).toHaveBeenCalledWith(
      expect.objectContaining({
        topic: 'gitops.placement',
        eventPayload: { placementIds: [placementOf(first).id] },
      }),
    );
    await backend.stop();
  });

  it.each<[string, (points: Points) => void]>([
    [
      'of a type that is installed already',
      ({ renderers }) => renderers.addRenderer(new FakeRenderer()),
    ],
    [
      'for an inventory that another one reads',
      ({ hosts }) => {
        for (const type of ['ansible', 'ssh']) {
          const inventories = [{ name: 'dc' }];
          hosts.addInventoryReader(
            new FakeInventoryReader({ type, inventories }),
          );
        }
      },
    ],
    [
      'that syncs an inventory which another one syncs',
      ({ syncers }) => {
        for (const type of ['ansible', 'salt']) {
          const inventories = [
            { name: 'dc', repositories: [], checkEveryMs: 1000 },
          ];
          syncers.addSyncer(new FakeSyncer({ type, inventories }));
        }
      },
    ],
  ])('starts without an adapter %s', async (_, install) => {
    const world = createWorld();
    const second = createBackendModule({
      pluginId: 'gitops',
      moduleId: 'second-fake',
      register({ registerInit }) {
        registerInit({ deps: points, init: async given => install(given) });
      },
    });
    const backend = await startTestBackend({
      features: [
        gitopsPlugin,
        adaptersOf(world),
        second,
        catalog,
        mockServices.rootConfig.factory({
          data: {
            gitops: { repositories: [{ url: repositoryUrl }] },
            backend: {
              startup: {
                plugins: {
                  gitops: {
                    modules: {
                      'second-fake': { onPluginModuleBootFailure: 'continue' },
                    },
                  },
                },
              },
            },
          },
        }),
      ],
    });
    const answer = await request(backend.server).get(
      '/api/gitops/environments',
    );
    expect(answer.status).toBe(200);
    await backend.stop();
    // It is that module's failure, and stops the backend unless its operator wants it otherwise.
    await expect(
      startTestBackend({
        features: [gitopsPlugin, adaptersOf(world), second, catalog, config],
      }),
    ).rejects.toThrow(/second-fake/);
  });

  it('does not start with a configuration that makes no sense', async () => {
    await expect(
      startTestBackend({
        features: [
          gitopsPlugin,
          catalog,
          mockServices.rootConfig.factory({
            data: { gitops: { concurrency: 0 } },
          }),
        ],
      }),
    ).rejects.toThrow(/gitops\.concurrency/);
  });
});
