import { GitServer } from '@oneroof/world';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BackendProcess } from '../__testUtils__/BackendProcess';
import { ClusterDoor, ListSpan } from '../__testUtils__/ClusterDoor';
import { describeOnPostgres } from '../__testUtils__/describeOnPostgres';
import { seedShop, shop, shopEntity } from '../__testUtils__/shop';
import { waitUntil } from '../__testUtils__/waitUntil';

jest.setTimeout(240_000);

const passesEach = 3;

/*
 * Each backend reaches the one cluster through a door of its own, so that it is seen who looks, and when. Lists are
 * slow, so that two backends that did not heed each other would meet at once.
 */
describeOnPostgres('two backends on one PostgreSQL', connection => {
  let directory: string;
  let git: GitServer;
  const doors = [new ClusterDoor('shared'), new ClusterDoor('shared')];
  const backends: BackendProcess[] = [];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'oneroof-two-'));
    git = new GitServer({ directory: join(directory, 'git') });
    await git.start();
    const repositoryUrl = await seedShop(git, 'shared');
    const catalogFile = join(directory, 'catalog.yaml');
    await writeFile(catalogFile, shopEntity);
    for (const [index, door] of doors.entries()) {
      await door.open();
      const kubeconfig = join(directory, `kubeconfig-${index}`);
      await writeFile(kubeconfig, door.kubeconfig());
      const config = {
        backend: {
          database: {
            client: 'pg',
            connection,
            prefix: 'oneroof_walk_',
          },
        },
        catalog: { locations: [{ type: 'file', target: catalogFile }] },
        gitops: {
          repositories: [{ url: repositoryUrl, ref: 'main' }],
          clusters: [{ name: 'shared', kubeconfig: { path: kubeconfig } }],
          intervals: {
            repository: { seconds: 2 },
            target: { seconds: 1 },
            catalog: { seconds: 2 },
          },
          git: {
            directory: join(directory, `mirrors-${index}`),
            dangerouslyAllowHttp: [new URL(repositoryUrl).host],
          },
        },
      };
      backends.push(await BackendProcess.start({ directory, config }));
    }
  });

  afterAll(async () => {
    await Promise.all(backends.map(backend => backend.stop()));
    await Promise.all(doors.map(door => door.close()));
    await git?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  it('never look at one target at the same time, and both do work', async () => {
    await waitUntil('both have looked several times', async () =>
      doors.every(door => door.spans.length >= passesEach),
    );

    const [ours, theirs] = doors.map(door => door.spans);
    const meetings = ours.filter(span =>
      theirs.some(other => overlaps(span, other)),
    );
    expect(meetings).toEqual([]);
  });

  it('show the same', async () => {
    const views = await Promise.all(
      backends.map(async backend => {
        const client = await backend.signIn();
        let sync: string | undefined;
        await waitUntil('the shop is judged', async () => {
          const delivery = await client.getDelivery(shop.component);
          sync = delivery.environments[0].sync;
          return sync === 'missing';
        });
        return sync;
      }),
    );

    expect(views).toEqual(['missing', 'missing']);
  });
});

function overlaps(one: ListSpan, other: ListSpan): boolean {
  return one.from < other.to && other.from < one.to;
}
