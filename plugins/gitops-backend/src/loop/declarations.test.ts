import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migrateTestDatabase } from '../database/__testUtils__/migrateTestDatabase';
import { listDeliveriesOfComponent } from '../database/operations/deliveries/listDeliveriesOfComponent';
import {
  deployment,
  LoopWorld,
  repositoryFiles,
  repositoryUrl,
  running,
} from './__testUtils__/LoopWorld';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const rivalUrl = 'https://git.example/acme/rival';

describe.each(databases.eachSupportedId())('declarations on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await migrateTestDatabase(databases, id);
  });

  async function start(world: LoopWorld) {
    const loop = world.createLoop();
    await world.fillQueue();
    await loop.drain();
    return loop;
  }

  it('leaves a name to its first owner, and gives it on when it becomes free', async () => {
    const world = new LoopWorld(knex, {
      config: { repositories: [{ url: repositoryUrl }] },
    });
    world.revisions.commit({ url: repositoryUrl, files: repositoryFiles() });
    await start(world);

    const both = new LoopWorld(knex, {
      config: { repositories: [{ url: repositoryUrl }, { url: rivalUrl }] },
    });
    both.revisions.commit({ url: repositoryUrl, files: repositoryFiles() });
    both.revisions.commit({ url: rivalUrl, files: repositoryFiles() });
    both.pass(60);
    const loop = await start(both);
    const ownerOf = async () => {
      const [row] = await knex('deliveries as d')
        .join('repositories as r', 'r.id', 'd.repository_id')
        .select('r.url');
      return row.url;
    };
    expect(await ownerOf()).toBe(repositoryUrl);
    const problems = await knex('declaration_problems');
    expect(problems.map(problem => [problem.code, problem.file])).toEqual(
      expect.arrayContaining([
        ['name-taken', 'delivery.yaml'],
        ['name-taken', 'environments/dev.yaml'],
      ]),
    );

    const files = repositoryFiles();
    delete files['delivery.yaml'];
    delete files['environments/dev.yaml'];
    files['environments/other.yaml'] = repositoryFiles({
      environments: ['other'],
    })['environments/other.yaml'];
    both.revisions.commit({ url: repositoryUrl, files });
    both.pass(60);
    await loop.drain();
    expect(await ownerOf()).toBe(rivalUrl);
    expect(await knex('declaration_problems')).toEqual([]);
  });

  it('gives a name on although its rival is being looked at when it becomes free', async () => {
    const world = new LoopWorld(knex, {
      config: { repositories: [{ url: repositoryUrl }, { url: rivalUrl }] },
    });
    world.revisions.commit({ url: repositoryUrl, files: repositoryFiles() });
    await start(world);
    world.revisions.commit({ url: rivalUrl, files: repositoryFiles() });
    world.pass(60);
    const loop = world.createLoop();
    await loop.drain();
    expect(await knex('declaration_problems')).not.toEqual([]);

    world.revisions.commit({
      url: repositoryUrl,
      files: {
        'environments/other.yaml': repositoryFiles({ environments: ['other'] })[
          'environments/other.yaml'
        ],
      },
    });
    world.pass(60);
    const resolve = world.revisions.resolve.bind(world.revisions);
    let isFirst = true;
    jest
      .spyOn(world.revisions, 'resolve')
      .mockImplementation(async (location, ...rest) => {
        if (location.url === rivalUrl && isFirst) {
          isFirst = false;
          const colleague = world.createLoop();
          await colleague.drain();
        }
        return resolve(location, ...rest);
      });
    await loop.drain();
    expect(isFirst).toBe(false);
    expect(await knex('declaration_problems')).toEqual([]);
    expect((await knex('deliveries')).map(({ name }) => name)).toEqual([
      'payments',
    ]);
  });

  it('leaves a component to the delivery that named it first', async () => {
    const world = new LoopWorld(knex, {
      config: { repositories: [{ url: repositoryUrl }, { url: rivalUrl }] },
    });
    const nameComponent = (component: string) =>
      world.revisions.commit({
        url: rivalUrl,
        files: {
          'delivery.yaml': repositoryFiles()
            ['delivery.yaml'].replace('"name":"payments"', '"name":"aaa"')
            .replace('default/payments', `default/${component}`),
        },
      });
    const namesOf = async (component: string) =>
      (
        await listDeliveriesOfComponent(knex, `component:default/${component}`)
      ).map(({ name }) => name);
    // The rival is older, but of another component.
    nameComponent('other');
    world.revisions.commit({ url: repositoryUrl, files: {} });
    const loop = await start(world);
    world.pass(60);
    world.revisions.commit({ url: repositoryUrl, files: repositoryFiles() });
    await loop.drain();
    expect(await namesOf('other')).toEqual(['aaa']);

    world.pass(60);
    nameComponent('payments');
    await loop.drain();
    expect(await namesOf('payments')).toEqual(['payments', 'aaa']);

    // The owner edits its document, and stays the first.
    world.pass(60);
    world.revisions.commit({
      url: repositoryUrl,
      files: repositoryFiles({ environments: ['dev', 'prod'] }),
    });
    await loop.drain();
    expect(await knex('deliveries').where({ name: 'payments' })).toMatchObject([
      { spec: expect.stringContaining('prod') },
    ]);
    expect(await namesOf('payments')).toEqual(['payments', 'aaa']);
  });

  it.each([
    { name: 'by default', entry: {}, names: ['prod'] },
    {
      name: 'unless it is allowed to',
      entry: { declaresEnvironments: true },
      names: ['dev', 'prod'],
    },
  ])(
    'lets no repository with an allow-list declare environments, $name',
    async ({ entry, names }) => {
      const open = { url: repositoryUrl };
      const listed = { url: rivalUrl, environments: ['dev', 'prod'], ...entry };
      const world = new LoopWorld(knex, {
        config: { repositories: [open, listed] },
      });
      const platform = repositoryFiles({ environments: ['prod'] });
      world.revisions.commit({
        url: repositoryUrl,
        files: {
          'environments/prod.yaml': platform['environments/prod.yaml'],
        },
      });
      world.revisions.commit({ url: rivalUrl, files: repositoryFiles() });
      await start(world);
      const rows = await knex('environments').orderBy('name');
      expect(rows.map(row => row.name)).toEqual(names);
      const problems = await knex('declaration_problems');
      expect(problems.map(({ code, file }) => [code, file])).toEqual(
        names.includes('dev') ? [] : [['not-allowed', 'environments/dev.yaml']],
      );
      expect(await knex('deliveries')).toHaveLength(1);
    },
  );

  it('takes environments away, also from a broken file, when an allow-list is set', async () => {
    const files = repositoryFiles();
    const world = new LoopWorld(knex);
    world.revisions.commit({ url: repositoryUrl, files });
    await start(world);
    expect(await knex('environments')).toHaveLength(1);

    const narrow = new LoopWorld(knex, {
      config: { repositories: [{ url: repositoryUrl, environments: ['dev'] }] },
    });
    narrow.revisions.commit({
      url: repositoryUrl,
      files: { ...files, 'environments/dev.yaml': 'kind: [' },
    });
    narrow.pass(60);
    await start(narrow);
    expect(await knex('environments')).toEqual([]);
    expect(await knex('deliveries')).toHaveLength(1);
  });

  it('follows an environment that moves to another cluster', async () => {
    const world = new LoopWorld(knex, { clusters: ['eu-1', 'eu-2'] });
    world.revisions.commit({ url: repositoryUrl, files: repositoryFiles() });
    for (const cluster of ['eu-1', 'eu-2']) {
      world.live.put(
        cluster,
        running(
          deployment({
            namespace: 'payments-dev',
            tag: cluster === 'eu-1' ? '1.0.0' : '9.9.9',
          }),
        ),
      );
    }
    const loop = await start(world);
    const before = await world.placement();
    expect(before.sync).toBe('in-sync');

    world.revisions.commit({
      url: repositoryUrl,
      files: repositoryFiles({ cluster: 'eu-2' }),
    });
    world.pass(60);
    await loop.drain();
    expect(await world.placement()).toMatchObject({
      id: before.id,
      sync: 'drifted',
      target_id: 'kubernetes:eu-2',
    });
    expect((await knex('targets')).map(target => target.id)).toEqual([
      'kubernetes:eu-2',
    ]);
    expect(
      await knex('work_queue').where({ key: 'target:kubernetes:eu-1' }),
    ).toEqual([]);
  });

  it('does not let a manifest walk around the allow-list of namespaces', async () => {
    const world = new LoopWorld(knex, {
      config: {
        repositories: [{ url: repositoryUrl, namespaces: ['payments-*'] }],
      },
    });
    world.revisions.commit({
      url: repositoryUrl,
      files: {
        ...repositoryFiles(),
        'apps/dev/deployment.yaml': JSON.stringify(
          deployment({ namespace: 'kube-system' }),
        ),
      },
    });
    await start(world);
    expect(await world.placement()).toMatchObject({
      sync: 'unknown',
      cause_code: 'not-allowed',
      cause_message: expect.stringContaining('kube-system'),
    });
    expect(await knex('resources')).toEqual([]);
    expect(world.live.requests.flatMap(({ kinds }) => kinds)).toEqual([]);
  });

  it('refuses a name that would not fit into a row, and judges the others', async () => {
    const world = new LoopWorld(knex);
    const files = repositoryFiles({ environments: ['dev', 'prod'] });
    files['apps/dev/deployment.yaml'] = JSON.stringify(
      deployment({ name: 'ä'.repeat(800) }),
    );
    world.revisions.commit({ url: repositoryUrl, files });
    world.live.put('eu-1', running(deployment({ namespace: 'payments-prod' })));
    await start(world);
    expect(await world.placement('dev')).toMatchObject({
      cause_code: 'invalid',
    });
    expect(await world.placement('prod')).toMatchObject({ sync: 'in-sync' });
  });

  it('shows a resource that git has forgotten as extra, then nothing once it is gone', async () => {
    const world = new LoopWorld(knex);
    const marked = (kind: string, name: string) => ({
      apiVersion: 'v1',
      kind,
      metadata: {
        name,
        namespace: 'payments-dev',
        labels: { 'app.kubernetes.io/instance': 'payments' },
        annotations: {
          'argocd.argoproj.io/tracking-id': `payments:/${kind}:payments-dev/${name}`,
        },
      },
    });
    const files = {
      ...repositoryFiles(),
      'apps/dev/account.yaml': JSON.stringify(marked('ServiceAccount', 'a')),
      'apps/dev/config.yaml': JSON.stringify(marked('ConfigMap', 'b')),
    };
    world.revisions.commit({ url: repositoryUrl, files });
    world.live.put('eu-1', running(deployment({ namespace: 'payments-dev' })));
    world.live.put('eu-1', marked('ServiceAccount', 'a'));
    world.live.put('eu-1', marked('ConfigMap', 'b'));
    const loop = await start(world);
    expect(await world.placement()).toMatchObject({ count_in_sync: 3 });

    // The last object of its kind: the kind is listed although git names it no longer.
    const { 'apps/dev/config.yaml': _, ...rest } = files;
    world.revisions.commit({ url: repositoryUrl, files: rest });
    world.pass(60);
    await loop.drain();
    expect(await world.placement()).toMatchObject({
      sync: 'extra',
      count_extra: 1,
    });
    world.live.remove('eu-1', {
      group: '',
      kind: 'ConfigMap',
      namespace: 'payments-dev',
      name: 'b',
    });
    world.pass(60);
    await loop.drain();
    expect(await world.placement()).toMatchObject({
      sync: 'in-sync',
      count_extra: 0,
    });
    expect(await knex('resources')).toHaveLength(2);
  });

  it('learns titles, owners and files from the catalog', async () => {
    const world = new LoopWorld(knex, {
      config: { repositories: [{ url: repositoryUrl, path: 'platform' }] },
    });
    const component = (name: string, url: string) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name,
        namespace: 'default',
        title: `The ${name}`,
        annotations: { 'oneroof.dev/delivery': url },
      },
      relations: [{ type: 'ownedBy', targetRef: 'group:default/money' }],
    });
    world.entities = [
      component('payments', `${repositoryUrl}/blob/main/delivery.yaml`),
      component('thief', 'https://bob:s3cr3t@169.254.169.254/a?token=s3cr3t'),
    ];
    const { 'delivery.yaml': delivery } = repositoryFiles();
    world.revisions.commit({
      url: repositoryUrl,
      files: { 'delivery.yaml': delivery },
    });
    const loop = await start(world);
    world.pass(120);
    await loop.drain();
    expect(await knex('deliveries')).toEqual([
      expect.objectContaining({
        name: 'payments',
        title: 'The payments',
        owner_ref: 'group:default/money',
      }),
    ]);
    expect(
      await knex('declaration_problems').where({ code: 'annotation' }),
    ).toEqual([
      expect.objectContaining({
        component_ref: 'component:default/thief',
        // What people paste by mistake is neither stored nor shown.
        file: 'https://169.254.169.254/a',
      }),
    ]);

    world.entities = [];
    // What is gone is believed at the second look.
    for (const _ of [1, 2]) {
      world.pass(120);
      await world.createLoop().drain();
    }
    expect(await knex('declaration_files')).toEqual([]);
    expect(
      await knex('declaration_problems').where({ code: 'annotation' }),
    ).toEqual([]);
  });
});
