import { TestDatabases } from '@backstage/backend-test-utils';
import { HostReport } from '@oneroof/plugin-gitops-common';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { Knex } from 'knex';
import { migrateTestDatabase } from '../../database/__testUtils__/migrateTestDatabase';
import { requestLooks } from '../../database/operations/queue';
import { listRefreshKeys } from '../../database/operations/refresh/listRefreshKeys';
import { Tables } from '../../database/tables';
import { hostFiles, HostWorld } from '../__testUtils__/HostWorld';
import { repositoryUrl } from '../__testUtils__/LoopWorld';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

/** What a tool says of a host on which it would change a file. */
const wouldChange = (host: string): HostReport => ({
  host,
  items: [{ path: 'file[/etc/motd].content', op: 'change' }],
  checked: 3,
  skipped: 1,
});

const nothing = (host: string): HostReport => ({
  host,
  items: [],
  checked: 3,
  skipped: 0,
});

describe.each(databases.eachSupportedId())('checks of playbooks on %s', id => {
  let knex: Knex;
  let world: HostWorld;
  let loop: ReturnType<HostWorld['createLoop']>;

  const start = async (
    options?: ConstructorParameters<typeof HostWorld>[1],
    prepare: () => void = () => {},
  ) => {
    knex = await migrateTestDatabase(databases, id);
    world = new HostWorld(knex, options);
    world.commit();
    world.install('web-1', 'web-2');
    prepare();
    loop = world.createLoop();
    await world.fillQueue();
    await loop.drain();
  };

  const run = () => knex<Tables['check_runs']>('check_runs').first();

  const work = async () =>
    knex<Tables['work_queue']>('work_queue')
      .where('key', 'like', 'check:%')
      .first();

  const refresh = async () => {
    const keys = await listRefreshKeys(knex, {
      deliveries: ['payments'],
      access: [],
    });
    await requestLooks(knex, keys, world.time);
    await loop.drain();
  };

  it('tell what the tool would change as drift of its hosts', async () => {
    await start(undefined, () =>
      world.checker.answer(async () => [
        nothing('web-1'),
        wouldChange('web-2'),
      ]),
    );
    const placement = await world.placement();
    expect(placement).toMatchObject({ sync: 'drifted', count_drifted: 1 });
    expect(await run()).toMatchObject({
      placement_id: placement.id,
      tree: placement.desired_tree,
      checked_at: world.time.toISOString(),
      cause_code: null,
    });
    const [, drifted] = await world.resources();
    expect(JSON.parse(drifted.details!).drift).toEqual([
      { path: 'file[/etc/motd].content', op: 'change' },
    ]);
    // Two things of the manifest and four of the playbook, of which one was skipped.
    expect(drifted.coverage).toBeCloseTo(5 / 6);
    const [request] = world.checker.requests;
    expect(request).toMatchObject({
      inventory: 'dc',
      folder: 'ansible',
      playbook: 'site.yml',
      repository: { url: repositoryUrl },
      vars: {},
    });
    expect(request.files.map(({ path }) => path)).toEqual(['ansible/site.yml']);
    expect(request.hosts.map(({ name }) => name)).toEqual(['web-1', 'web-2']);
  });

  it('are due for a new tree, once in a while, and when somebody asks', async () => {
    await start();
    const count = () => world.checker.requests.length;
    expect(count()).toBe(1);
    world.pass(1800);
    await loop.drain();
    expect(count()).toBe(1);
    world.pass(1800);
    await loop.drain();
    expect(count()).toBe(2);
    world.commit({ playbook: '- hosts: web' });
    world.pass(60);
    await loop.drain();
    expect(count()).toBe(3);
    world.pass(600);
    await refresh();
    expect(count()).toBe(4);
    // To ask again and again runs nothing again and again.
    for (const seconds of [11, 11, 11]) {
      world.pass(seconds);
      await refresh();
    }
    expect(count()).toBe(4);
  });

  it('write nothing but the time where they say the same', async () => {
    await start(undefined, () =>
      world.checker.answer(async () => [
        nothing('web-1'),
        wouldChange('web-2'),
      ]),
    );
    const dump = async () => [
      await knex('host_reports').orderBy('host'),
      await world.resources(),
    ];
    const before = await dump();
    world.pass(3600);
    world.install('web-1', 'web-2');
    await loop.drain();
    expect(world.checker.requests).toHaveLength(2);
    expect(await dump()).toEqual(before);
    // Nobody had to be asked for more than the schedule asks for.
    expect(world.hosts.requests.at(-1)).toMatchObject({ isRequested: false });
  });

  it('count only for the tree that they were made with, and only for a day', async () => {
    await start(undefined, () =>
      world.checker.answer(async () => [
        nothing('web-1'),
        wouldChange('web-2'),
      ]),
    );
    world.checker.answer(async () => {
      throw new ObservationError('timeout', 'took longer than 60 s');
    });
    const looks = async (seconds: number) => {
      world.pass(seconds);
      world.install('web-1', 'web-2');
      await world.markAllDue();
      await loop.drain();
      return world.verdicts();
    };
    const drifted = { 'web-1': 'in-sync', 'web-2': 'drifted' };
    const unknown = { 'web-1': 'unknown', 'web-2': 'unknown' };
    expect(await looks(3600)).toEqual(drifted);
    expect(await run()).toMatchObject({ cause_code: 'timeout' });
    expect(await looks(23 * 3600)).toEqual(drifted);
    expect(await looks(1)).toEqual(unknown);
    expect(await knex('host_reports')).toHaveLength(2);

    world.checker.answer(async () => [nothing('web-1'), wouldChange('web-2')]);
    expect(await looks(3600)).toEqual(drifted);
    expect(await run()).toMatchObject({ cause_code: null });
    world.checker.answer(async () => {
      throw new ObservationError('invalid', 'no playbook at all');
    });
    world.commit({ playbook: '- hosts: web' });
    expect(await looks(60)).toEqual(unknown);
  });

  it('that fail are tried again when that may help, else not before the next time', async () => {
    await start(undefined, () =>
      world.checker.answer(async () => {
        throw new ObservationError('timeout', 'took longer than 60 s');
      }),
    );
    expect(await run()).toMatchObject({
      tree: null,
      checked_at: null,
      cause_code: 'timeout',
      cause_message: 'took longer than 60 s',
    });
    expect(await work()).toMatchObject({ attempts: 1 });
    world.pass(10);
    world.checker.answer(async () => {
      throw new ObservationError('invalid', 'no playbook at all');
    });
    await loop.drain();
    expect(await run()).toMatchObject({ cause_code: 'invalid' });
    expect(await work()).toMatchObject({
      attempts: 0,
      due_at: new Date(world.time.getTime() + 3_600_000).toISOString(),
    });
    // What the playbook says of them is not known, so they are not known to be as git says.
    world.pass(120);
    await loop.drain();
    expect(await world.placement()).toMatchObject({
      sync: 'unknown',
      cause_code: 'invalid',
    });
  });

  it.each<[string, ConstructorParameters<typeof HostWorld>[1], string]>([
    [
      'not allowed',
      { allowed: ['https://git.example/other/*'] },
      'not-allowed',
    ],
    ['not possible', { withoutPlaybooks: true }, 'not-configured'],
  ])(
    'that are %s are told once, and nothing runs',
    async (_, options, code) => {
      await start(options);
      expect(await run()).toMatchObject({ cause_code: code, tree: null });
      expect(world.checker.requests).toEqual([]);
      const published = world.published.length;
      world.pass(10);
      await refresh();
      expect(world.published).toHaveLength(published);
      expect(await work()).toMatchObject({ attempts: 0, last_error: null });
      expect(await world.placement()).toMatchObject({ sync: 'in-sync' });
    },
  );

  it.each<[string, () => void, string]>([
    [
      'a playbook that is not there',
      () => {
        const { 'ansible/site.yml': _, ...files } = hostFiles();
        files['ansible/other.yml'] = '';
        world.revisions.commit({ url: repositoryUrl, files });
      },
      'not-found',
    ],
    ['a group without hosts', () => world.install(), 'empty'],
    [
      'an inventory that cannot be read',
      () => world.inventory.fail('dc', { code: 'unreachable', message: 'x' }),
      'unreachable',
    ],
  ])('say so for %s', async (_, prepare, code) => {
    await start(undefined, prepare);
    expect(await run()).toMatchObject({ cause_code: code });
    expect(world.checker.requests).toEqual([]);
  });

  it('forget what was reported with their playbook, and with their placement', async () => {
    await start();
    expect(await knex('host_reports')).toHaveLength(2);
    world.commit({ playbook: null });
    world.pass(60);
    await loop.drain();
    expect(await knex('host_reports')).toEqual([]);
    expect(await knex('check_runs')).toEqual([]);
    expect(await work()).toBeUndefined();

    world.commit();
    world.pass(60);
    await loop.drain();
    expect(await knex('host_reports')).toHaveLength(2);
    world.revisions.commit({ url: repositoryUrl, files: { README: 'moved' } });
    world.pass(60);
    await loop.drain();
    world.pass(60);
    await loop.drain();
    expect(await knex('placements')).toEqual([]);
    expect(await knex('host_reports')).toEqual([]);
  });

  it('stand in the queue again after it was emptied', async () => {
    await start();
    await knex('work_queue').delete();
    await world.fillQueue();
    expect(await work()).toBeDefined();
  });

  it('cannot make a page of megabytes, or write about hosts of others', async () => {
    await start(undefined, () =>
      world.checker.answer(async () => [
        { ...wouldChange('db-1') },
        nothing('web-1'),
        {
          host: 'web-2',
          items: Array.from({ length: 5_000 }, (_, n) => ({
            path: `file[/etc/${n}].content`,
            op: 'change' as const,
            live: 'x'.repeat(100_000),
            desired: { ['__proto__']: 'y' },
          })),
          checked: 5_000,
          skipped: 0,
        },
      ]),
    );
    const reports = await knex<Tables['host_reports']>('host_reports');
    expect(reports.map(({ host }) => host).sort()).toEqual(['web-1', 'web-2']);
    for (const { report } of reports) {
      expect(report.length).toBeLessThan(100_000);
    }
    expect(await world.verdicts()).toMatchObject({ 'web-2': 'drifted' });
  });
});
