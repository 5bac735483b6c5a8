import { readFile } from 'node:fs/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { parse } from 'yaml';
import { requestApi } from '@oneroof/plugin-gitops-node/testUtils';
import { runGit } from '../gitServer/runGit';
import { performEvent } from '../life/performEvent';
import { LifeEvent } from '../life/LifeEvent';
import { createRandom } from '../life/createRandom';
import { lifePlaces } from '../life/lifePlaces';
import { takeTurn } from '../life/startLife';
import { gitStories } from '../seed/gitStories';
import { stories } from '../seed/stories';
import { startWorld } from './startWorld';
import { World } from './World';
import { WorldOptions } from './WorldOptions';

jest.setTimeout(60_000);

describe('startWorld', () => {
  const directory = createMockDirectory();
  let world: World;

  async function start(options: Partial<WorldOptions> = {}): Promise<void> {
    world = await startWorld({
      directory: directory.path,
      kustomize: false,
      ...options,
    });
  }

  afterEach(() => world.stop());

  /** What stands in the clusters, by place and object; without what controllers write whenever they like. */
  function contents(): Map<string, string> {
    const result = new Map<string, string>();
    for (const { name, clusters } of world.fleet.environments) {
      for (const cluster of clusters.map(world.cluster)) {
        for (const kind of cluster.kinds.all()) {
          for (const object of cluster.store.list(kind)) {
            const { status, metadata, ...rest } = object;
            const place = `${metadata.namespace}/${name}`;
            const key = `${place} ${kind.kind} ${metadata.name}`;
            result.set(key, JSON.stringify([metadata.labels, rest]));
          }
        }
      }
    }
    return result;
  }

  /** Places that change when git is applied once more. */
  async function placesAwayFromGit(): Promise<string[]> {
    const before = contents();
    await world.applier.applyAll();
    const changed = [...contents()].filter(
      ([key, content]) => before.get(key) !== content,
    );
    return [...new Set(changed.map(([key]) => key.split(' ')[0]))].sort();
  }

  it('begins with clusters that hold what git says', async () => {
    await start({ stories: false, kustomize: undefined });

    expect(await placesAwayFromGit()).toEqual([]);
  });

  it('tells its stories, and only those', async () => {
    await start();
    // A forbidden list is no drift, and an addition is not taken away by those who never declared it.
    const quiet = ['accounts/prod-us', 'checkout/prod-us'];
    const told = stories.map(
      story => `${story.component}/${story.environment}`,
    );

    expect(await placesAwayFromGit()).toEqual(
      told.filter(place => !quiet.includes(place)).sort(),
    );
  });

  it('brings trouble through git, too', async () => {
    await start();
    const conditions = gitStories.map(story => {
      const { component, environment } = world.place(
        story.component,
        story.environment,
      );
      const { name } = component;
      const cluster = world.applier.clusterOf({ component, environment });
      const ref = {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        namespace: name,
        name,
      };
      const object = cluster.get(ref) as unknown as {
        spec: { paused?: boolean };
        status: { conditions: Array<{ type: string; reason: string }> };
      };
      const progressing = object.status.conditions.find(
        c => c.type === 'Progressing',
      );
      return [name, object.spec.paused ?? false, progressing?.reason];
    });

    expect(conditions).toEqual([
      ['recommendations', true, 'NewReplicaSetAvailable'],
      ['shipping', false, 'ReplicaSetUpdated'],
      ['cart', false, 'ProgressDeadlineExceeded'],
    ]);
  });

  it('writes what a portal needs to reach it', async () => {
    await start();
    const config = parse(await readFile(world.files.portalConfig, 'utf8'));
    const kubeconfig = parse(await readFile(world.files.kubeconfig, 'utf8'));
    const [{ url }] = config.gitops.repositories;
    const [{ cluster }] = kubeconfig.clusters;
    const answer = await requestApi(
      {
        server: cluster.server,
        ca: Buffer.from(
          cluster['certificate-authority-data'],
          'base64',
        ).toString(),
        tokens: { admin: kubeconfig.users[0].user.token, viewer: '' },
      },
      { path: '/apis/apps/v1/deployments' },
    );

    expect(config.gitops.git.dangerouslyAllowHttp).toEqual([new URL(url).host]);
    expect(config.gitops.clusters.map((c: { name: string }) => c.name)).toEqual(
      ['dev-1', 'staging-1', 'eu-1', 'us-1'],
    );
    expect((await runGit(['ls-remote', url])).toString()).toContain(
      'refs/heads/main',
    );
    expect(JSON.parse(answer.text).items.length).toBeGreaterThan(8);
  });

  it('starts again in the same folder', async () => {
    await start();
    await world.stop();
    await start({ components: 2, stories: false });

    expect(world.repositories).toHaveLength(2);
    expect(await placesAwayFromGit()).toEqual([]);
  });

  it('takes nothing that another program holds', async () => {
    await start();
    const port = Number(new URL(world.gitUrl).port);

    await expect(
      startWorld({ directory: directory.resolve('other'), port }),
    ).rejects.toMatchObject({
      code: 'EADDRINUSE',
      port,
    });
  });

  it.each<
    | Pick<LifeEvent & { type: 'edit' }, 'type' | 'edit'>
    | { type: 'commit'; version: string }
  >([
    { type: 'edit', edit: 'scale' },
    { type: 'edit', edit: 'env' },
    { type: 'edit', edit: 'image' },
    { type: 'commit', version: '9.9.9' },
  ])('lives: $type $edit, repaired when git is applied', async event => {
    await start({ stories: false });
    const [state] = lifePlaces(world.fleet);
    const { place } = state;
    await performEvent(world, { ...event, place } as LifeEvent, {
      state,
      now: new Date(),
    });

    const name = `${place.component.name}/${place.environment.name}`;
    expect(await placesAwayFromGit()).toEqual([name]);
    expect(await placesAwayFromGit()).toEqual([]);
  });

  it('comes back to git after all that has happened', async () => {
    await start({ stories: false });
    const places = lifePlaces(world.fleet);
    const random = createRandom(3);
    let minutes = 0;
    for (let turn = 0; turn < 40; turn += 1) {
      minutes += 0.2;
      await takeTurn(world, places, {
        random,
        now: new Date(minutes * 60_000),
      });
    }
    const expected = places
      .filter(state => state.waiting)
      .map(({ place }) => `${place.component.name}/${place.environment.name}`);

    expect(await placesAwayFromGit()).toEqual(expected.sort());
  });
});
