import { TestDatabases } from '@backstage/backend-test-utils';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { Knex } from 'knex';
import { migrateTestDatabase } from '../../database/__testUtils__/migrateTestDatabase';
import { markDue } from '../../database/operations/queue';
import { Tables } from '../../database/tables';
import { hostTarget, HostWorld } from '../__testUtils__/HostWorld';
import { repositoryUrl } from '../__testUtils__/LoopWorld';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const disks = (availableBytes: number) => [
  { mount: '/', sizeBytes: 100, availableBytes },
];

describe.each(databases.eachSupportedId())('hosts on %s', id => {
  let knex: Knex;
  let world: HostWorld;
  let loop: ReturnType<HostWorld['createLoop']>;

  const start = async (
    names: string[],
    options: {
      world?: ConstructorParameters<typeof HostWorld>[1];
      files?: Parameters<HostWorld['commit']>[0];
    } = {},
  ) => {
    knex = await migrateTestDatabase(databases, id);
    world = new HostWorld(knex, options.world);
    world.commit({ playbook: null, ...options.files });
    world.install(...names);
    loop = world.createLoop();
    await world.fillQueue();
    await loop.drain();
  };

  const look = async (seconds = 60) => {
    world.pass(seconds);
    await markDue(knex, [hostTarget], world.time);
    await loop.drain();
    return world.placement();
  };

  it('go from a declaration in git to an in-sync placement with a row for each', async () => {
    await start(['web-1', 'web-2']);
    expect(await world.placement()).toMatchObject({
      target_id: 'hosts:dc',
      sync: 'in-sync',
      health: 'healthy',
      count_in_sync: 2,
      coverage: 1,
      differences: '[]',
      skew: '[]',
      declares: JSON.stringify([{ artifact: 'web', version: '1.22' }]),
      runs: JSON.stringify([{ artifact: 'web', version: '1.22' }]),
      cause_code: null,
    });
    const [row] = await world.resources();
    expect(row).toMatchObject({
      key: 'oneroof.dev/Host//web-1',
      group: 'oneroof.dev',
      api_version: 'oneroof.dev/v1alpha1',
      kind: 'Host',
      namespace: null,
      name: 'web-1',
      sync: 'in-sync',
      health: 'healthy',
      coverage: 1,
      differs: null,
      documents: null,
      absent_at: null,
    });
    expect(JSON.parse(row.host!)).toEqual({
      groups: ['web'],
      os: 'Debian 12.11',
      kernel: '6.1.0',
      architecture: 'x86_64',
    });
  });

  it('drift with paths, and are grouped by what differs', async () => {
    await start(['web-1', 'web-2', 'web-3']);
    world.say('web-2', { version: '1.18' });
    world.say('web-3', { version: '1.18', kernel: '5.10.0' });
    const placement = await look();
    expect(placement).toMatchObject({ sync: 'drifted', count_drifted: 2 });
    const differences = JSON.parse(placement.differences!);
    expect(differences).toEqual([
      expect.objectContaining({
        items: [expect.objectContaining({ path: 'package[nginx].versions' })],
        count: 2,
        hosts: ['web-2', 'web-3'],
      }),
    ]);
    expect(JSON.parse(placement.skew!)).toEqual([
      expect.objectContaining({ subject: 'kernel' }),
    ]);
    const rows = await world.resources();
    expect(rows.map(({ differs }) => differs)).toEqual([
      null,
      differences[0].id,
      differences[0].id,
    ]);
    const history = await knex<Tables['placement_history']>('placement_history')
      .where({ type: 'sync' })
      .orderBy('id', 'desc')
      .first();
    expect(history).toMatchObject({
      to_value: 'drifted',
      message:
        'Live differs in package[nginx].versions of Host web-2 and 1 more',
    });
  });

  it('tell the worst health with its host', async () => {
    await start(['web-1', 'web-2']);
    world.say('web-2', { running: false });
    const placement = await look();
    expect(placement).toMatchObject({ health: 'degraded' });
    expect(placement.health_reason).toContain('web-2');
  });

  it('write nothing but the time while they stay as they are', async () => {
    await start(['web-1', 'web-2']);
    world.say('web-2', { version: '1.18' });
    await look();
    const tables = ['placements', 'resources', 'placement_history'];
    const dump = () => Promise.all(tables.map(name => knex(name).orderBy(1)));
    const before = await dump();
    const published = world.published.length;
    await look();
    // The facts are gathered anew, and say the same.
    world.say('web-1', { disks: disks(90) });
    world.say('web-2', { version: '1.18' });
    await look();
    world.say('web-1', { disks: disks(89) });
    await look();
    expect(await dump()).toEqual(before);
    expect(world.published).toHaveLength(published);
    expect(await knex('targets').first()).toMatchObject({
      observed_at: world.time.toISOString(),
    });
    // Another backend, which remembers nothing, finds the same.
    world.pass(60);
    await markDue(knex, [hostTarget], world.time);
    await world.createLoop().drain();
    expect(await dump()).toEqual(before);
  });

  it('are unknown one by one: unreachable, without an answer, stale, refused', async () => {
    await start(['web-1', 'web-2', 'web-3', 'web-4', 'web-5']);
    world.hosts.failHost('dc', 'web-2', {
      code: 'unreachable',
      message: 'unreachable: no route',
    });
    world.hosts.forget('dc', 'web-3');
    world.say('web-4', { observedAt: '2026-03-01T10:00:00.000Z' });
    world.inventory.set(
      'dc',
      ['web-1', 'web-2', 'web-3', 'web-4', '-oProxyCommand=x'].map(name => ({
        name,
        groups: ['web'],
      })),
    );
    expect(await look()).toMatchObject({
      sync: 'unknown',
      health: 'unknown',
      count_in_sync: 1,
      count_unknown: 5,
      coverage: 0.4,
    });
    const rows = await world.resources();
    const causes = rows.map(row => [row.name, row.cause_code]);
    expect(Object.fromEntries(causes)).toEqual({
      '-oProxyCommand%3Dx': 'invalid',
      'web-1': null,
      'web-2': 'unreachable',
      'web-3': 'partial',
      'web-4': 'stale',
      'web-5': 'empty',
    });
    const byName = new Map(rows.map(row => [row.name, row]));
    expect(byName.get('web-2')).toMatchObject({
      last_good_sync: 'in-sync',
      last_good_health: 'healthy',
    });
    expect(JSON.parse(byName.get('web-4')!.host!).factsAt).toBe(
      '2026-03-01T10:00:00.000Z',
    );
    // Nobody may be asked under such a name.
    const asked = world.hosts.requests.at(-1)!.hosts;
    expect(asked.map(({ host }) => host.name)).toEqual([
      'web-1',
      'web-2',
      'web-3',
      'web-4',
    ]);
  });

  it('are all unknown while the inventory cannot be read, and keep what was known', async () => {
    await start(['web-1', 'web-2']);
    const cause = { code: 'invalid' as const, message: 'not an inventory' };
    world.inventory.fail('dc', cause);
    world.pass(60);
    await loop.drain();
    expect(await world.placement()).toMatchObject({
      sync: 'unknown',
      cause_code: 'invalid',
      cause_message: 'not an inventory',
      count_unknown: 2,
      last_good_sync: 'in-sync',
      last_good_health: 'healthy',
    });
    expect(await world.verdicts()).toEqual({
      'web-1': 'in-sync',
      'web-2': 'in-sync',
    });
    world.inventory.fail('dc', undefined);
    expect(await look()).toMatchObject({ sync: 'in-sync', cause_code: null });
  });

  it('are all unknown where none of them can be asked', async () => {
    await start(['web-1']);
    world.hosts.fail('dc', { code: 'not-configured', message: 'no ssh here' });
    expect(await look()).toMatchObject({
      sync: 'unknown',
      cause_code: 'not-configured',
      last_good_sync: 'in-sync',
    });
  });

  it('are unknown where no adapter asks them', async () => {
    await start(['web-1'], { world: { withoutReader: true } });
    expect(await world.placement()).toMatchObject({
      sync: 'unknown',
      cause_code: 'not-configured',
      cause_message: 'no adapter asks the hosts of inventory "dc"',
    });
  });

  it('are removed only when they were absent twice', async () => {
    await start(['web-1', 'web-2', 'web-3']);
    world.install('web-1', 'web-2');
    expect(await look()).toMatchObject({ sync: 'unknown', count_unknown: 1 });
    const [, , absent] = await world.resources();
    expect(absent).toMatchObject({
      name: 'web-3',
      cause_code: 'empty',
      cause_message:
        'the host is not in group "web" of inventory "dc" any more; waiting for a second look',
      absent_at: world.time.toISOString(),
      last_good_sync: 'in-sync',
    });
    // A quick look changes nothing, not even the row.
    await look(10);
    expect((await world.resources())[2]).toEqual(absent);
    // The second look is due by itself; another backend may do it.
    world.pass(20);
    await world.createLoop().drain();
    expect(await world.verdicts()).toEqual({
      'web-1': 'in-sync',
      'web-2': 'in-sync',
    });
    expect(await world.placement()).toMatchObject({
      sync: 'in-sync',
      count_unknown: 0,
    });
  });

  it('come back from an absence as if nothing had been', async () => {
    await start(['web-1', 'web-2']);
    world.install('web-1');
    await look();
    world.install('web-1', 'web-2');
    await look();
    expect((await world.resources())[1]).toMatchObject({
      sync: 'in-sync',
      absent_at: null,
      last_good_at: null,
    });
    // A later absence is doubted anew.
    world.install('web-1');
    expect(await look()).toMatchObject({ count_unknown: 1 });
  });

  it.each([
    ['from the start', []],
    ['all at once', ['web-1', 'web-2']],
  ])('that a group lacks %s are unknown, never in sync', async (_, names) => {
    await start(names);
    world.install();
    await look();
    world.pass(60);
    await loop.drain();
    expect(await look()).toMatchObject({
      sync: 'unknown',
      health: 'unknown',
      cause_code: 'empty',
      cause_message: 'group "web" of inventory "dc" has no hosts',
      count_unknown: 0,
      coverage: null,
    });
    expect(await world.resources()).toEqual([]);
  });

  it('count by their group, and all of them in group all', async () => {
    await start([], { files: { group: 'all' } });
    world.inventory.set('dc', [
      { name: 'web-1', groups: ['web'] },
      { name: 'db-1', groups: ['db'] },
    ]);
    world.say('web-1');
    world.say('db-1');
    expect(await look()).toMatchObject({ count_in_sync: 2 });
    world.commit({ playbook: null, group: 'db' });
    await world.markAllDue();
    await loop.drain();
    world.pass(60);
    await loop.drain();
    await look();
    expect(await world.verdicts()).toEqual({ 'db-1': 'in-sync' });
  });

  it('are judged by what their own variables make of the manifest', async () => {
    await start([], {
      files: {
        manifest:
          'package: {nginx: {installed: true, versions: ["{{ .Vars.nginx }}"]}}',
      },
    });
    world.inventory.set('dc', [
      { name: 'web-1', groups: ['web'], vars: { nginx: '1.22' } },
      { name: 'web-2', groups: ['web'], vars: { nginx: '1.23' } },
    ]);
    world.say('web-1');
    world.say('web-2');
    await look();
    expect(await world.verdicts()).toEqual({
      'web-1': 'in-sync',
      'web-2': 'drifted',
    });
    // Those of the delivery win; they are a new tree although no file of the manifest changed.
    const before = await world.placement();
    world.commit({
      playbook: null,
      vars: { nginx: '1.22' },
      manifest:
        'package: {nginx: {installed: true, versions: ["{{ .Vars.nginx }}"]}}',
    });
    world.pass(60);
    await world.markAllDue();
    await loop.drain();
    const after = await world.placement();
    expect(after.desired_tree).not.toBe(before.desired_tree);
    expect(after.desired_commit).not.toBe(before.desired_commit);
    expect(await world.verdicts()).toEqual({
      'web-1': 'in-sync',
      'web-2': 'in-sync',
    });
  });

  it('are told when a tree declares nothing for hosts', async () => {
    await start(['web-1'], {
      files: { extra: { 'hosts/dev/goss.yaml': '{' } },
    });
    expect(await world.placement()).toMatchObject({
      sync: 'unknown',
      cause_code: 'invalid',
    });
    expect(await world.resources()).toEqual([]);
  });

  it('keep their health while the repository cannot be read', async () => {
    await start(['web-1']);
    world.revisions.fail(
      repositoryUrl,
      new ObservationError('unreachable', 'no route to git'),
    );
    world.pass(60);
    await world.markAllDue();
    await loop.drain();
    world.say('web-1', { running: false });
    expect(await look()).toMatchObject({
      sync: 'unknown',
      cause_code: 'unreachable',
      health: 'degraded',
    });
  });

  it('show nothing more once their repository may not see the group', async () => {
    await start(['web-1']);
    world = new HostWorld(knex, {
      config: {
        repositories: [{ url: repositoryUrl, inventories: ['dc/db'] }],
      },
    });
    world.commit({ playbook: null });
    world.pass(60);
    await world.fillQueue();
    await world.markAllDue();
    await world.createLoop().drain();
    expect(await world.placement()).toMatchObject({
      sync: 'unknown',
      cause_code: 'not-allowed',
      target_id: null,
      coverage: null,
      differences: null,
      skew: null,
      runs: '[]',
    });
    expect(await world.resources()).toEqual([]);
  });

  it('take an inventory from git, and read it again only when its tree is another', async () => {
    const url = 'https://git.example/acme/inventories';
    await start(['web-1'], {
      world: {
        source: { name: 'dc', git: { repository: { url }, path: 'dc' } },
      },
    });
    expect(await world.placement()).toMatchObject({ cause_code: 'not-found' });
    world.revisions.commit({ url, files: { 'dc/hosts.yaml': 'all: {}' } });
    expect(await look()).toMatchObject({ sync: 'in-sync' });
    await look();
    const [first, second] = world.inventory.requests.slice(-2);
    expect(first.files!.map(({ path }) => path)).toEqual(['dc/hosts.yaml']);
    expect(second.files).toBe(first.files);
    expect(second.treeId).toBe(first.treeId);
    world.revisions.commit({ url, files: { 'dc/hosts.yaml': 'all: {a: 1}' } });
    await look();
    expect(world.inventory.requests.at(-1)!.treeId).not.toBe(first.treeId);
  });
});
