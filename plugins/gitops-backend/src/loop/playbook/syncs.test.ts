import { TestDatabases } from '@backstage/backend-test-utils';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { Knex } from 'knex';
import { migrateTestDatabase } from '../../database/__testUtils__/migrateTestDatabase';
import { listHistory } from '../../database/operations/history/listHistory';
import { requestSync } from '../../database/operations/syncs/requestSync';
import { trimSyncs } from '../../database/operations/syncs/trimSyncs';
import { SyncRunRow, Tables } from '../../database/tables';
import { HostWorld } from '../__testUtils__/HostWorld';
import { repositoryUrl } from '../__testUtils__/LoopWorld';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('syncs on %s', id => {
  let knex: Knex;
  let world: HostWorld;
  let loop: ReturnType<HostWorld['createLoop']>;
  let placementId: string;

  const start = async (
    options?: ConstructorParameters<typeof HostWorld>[1],
  ): Promise<void> => {
    world = new HostWorld(knex, options);
    world.commit();
    world.install('web-1', 'web-2');
    loop = world.createLoop();
    await world.fillQueue();
    await world.markAllDue();
    await loop.drain();
    placementId = (await world.placement()).id;
  };

  beforeEach(async () => {
    knex = await migrateTestDatabase(databases, id);
    await start();
  });

  const ask = () =>
    requestSync(knex, {
      placementId,
      requestedBy: 'user:default/jo',
      now: world.time,
    });

  const run = async (): Promise<SyncRunRow> => {
    const rows = await knex<Tables['sync_runs']>('sync_runs').orderBy('id');
    return rows.at(-1)!;
  };

  const sync = async () => {
    await ask();
    await loop.drain();
    return run();
  };

  it('make hosts equal to git, and look whether they are', async () => {
    world.say('web-2', { version: '1.18' });
    world.pass(60);
    await loop.drain();
    expect(await world.placement()).toMatchObject({ sync: 'drifted' });
    const checks = world.checker.requests.length;
    world.syncer.answer(async ({ hosts }) => {
      world.say('web-2');
      return {
        hosts: hosts.map(({ name }) => ({
          host: name,
          result: name === 'web-2' ? 'changed' : 'unchanged',
        })),
      };
    });
    expect(await sync()).toMatchObject({
      state: 'succeeded',
      tree: (await world.placement()).desired_tree,
      requested_by: 'user:default/jo',
      started_at: world.time.toISOString(),
      finished_at: world.time.toISOString(),
      attempts: 1,
      count_unchanged: 1,
      count_changed: 1,
      count_failed: 0,
      count_unreachable: 0,
      hosts: null,
      cause_code: null,
    });
    expect(await world.placement()).toMatchObject({ sync: 'in-sync' });
    // Both were asked for by the sync: neither was due.
    expect(world.checker.requests).toHaveLength(checks + 1);
    expect(world.hosts.requests.at(-1)).toMatchObject({ isRequested: true });
    const entries = await listHistory(knex, placementId, { limit: 10 });
    const entry = entries.find(({ type }) => type === 'sync-run');
    expect(entry).toMatchObject({
      to: 'succeeded',
      message: 'asked for by user:default/jo: 1 unchanged, 1 changed',
    });
    expect(world.published.flat()).toContain(placementId);
    const keys = await knex('work_queue').pluck('key');
    expect(keys).not.toContain(`sync:${placementId}`);
  });

  it('fail when one host does, and say on which', async () => {
    world.syncer.answer(async () => ({
      hosts: [{ host: 'web-1', result: 'unreachable', message: 'no route' }],
    }));
    const ended = await sync();
    expect(ended).toMatchObject({
      state: 'failed',
      count_failed: 1,
      count_unreachable: 1,
    });
    expect(JSON.parse(ended.hosts!)).toEqual([
      { host: 'web-1', result: 'unreachable', message: 'no route' },
      {
        host: 'web-2',
        result: 'failed',
        message: 'the run said nothing of it',
      },
    ]);
  });

  it('fail with the cause of the tool, and keep what it said of hosts', async () => {
    world.syncer.answer(async () => ({
      hosts: [{ host: 'web-1', result: 'changed' }],
      cause: { code: 'partial', message: 'the output was cut' },
    }));
    expect(await sync()).toMatchObject({
      state: 'failed',
      count_changed: 1,
      count_failed: 0,
      cause_code: 'partial',
    });
  });

  it('keep no more hosts than a page shows', async () => {
    const names = Array.from({ length: 150 }, (_, n) => `web-${n}`);
    world.install(...names);
    world.syncer.answer(async ({ hosts }) => ({
      hosts: hosts.map(({ name }) => ({
        host: name,
        result: 'failed',
        message: 'x'.repeat(10_000),
      })),
    }));
    const ended = await sync();
    expect(ended.count_failed).toBe(150);
    expect(JSON.parse(ended.hosts!)).toHaveLength(100);
    expect(ended.hosts!.length).toBeLessThan(100_000);
  });

  it.each<[string, () => Promise<void> | void, string, string]>([
    ['no host is there', () => world.install(), 'failed', 'empty'],
    [
      'the tool refuses',
      () =>
        world.syncer.answer(async () => {
          throw new ObservationError('timeout', 'took longer than 60 s');
        }),
      'failed',
      'timeout',
    ],
    [
      'the operator allows it no longer',
      () => start({ allowed: [] }),
      'failed',
      'not-allowed',
    ],
    [
      'the playbook is declared no longer',
      async () => {
        world.commit({ playbook: null });
        world.pass(60);
        await loop.drain();
      },
      'failed',
      'not-declared',
    ],
    [
      'the placement is gone',
      async () => {
        await knex('placements').delete();
      },
      'failed',
      'not-declared',
    ],
  ])('end where %s', async (_, prepare, state, code) => {
    await prepare();
    expect(await sync()).toMatchObject({ state, cause_code: code });
    world.pass(3600);
    await loop.drain();
    expect(world.syncer.requests.length).toBeLessThanOrEqual(1);
  });

  it('try again what may go away by itself, three times', async () => {
    const cause = { code: 'unreachable' as const, message: 'no route to dc' };
    world.inventory.fail('dc', cause);
    expect(await sync()).toMatchObject({
      state: 'running',
      attempts: 1,
      cause_code: 'unreachable',
    });
    world.pass(10);
    await loop.drain();
    expect(await run()).toMatchObject({ state: 'running', attempts: 2 });
    world.pass(20);
    await loop.drain();
    expect(await run()).toMatchObject({
      state: 'errored',
      attempts: 3,
      cause_code: 'unreachable',
    });
    expect(world.syncer.requests).toEqual([]);
    // Who asks again gets a run of his own.
    world.inventory.fail('dc', undefined);
    expect(await sync()).toMatchObject({ state: 'succeeded', attempts: 1 });
    expect(await knex('sync_runs')).toHaveLength(2);
  });

  it('do not run what was declared once while the repository cannot be read', async () => {
    world.revisions.fail(
      repositoryUrl,
      new ObservationError('unreachable', 'no route to git'),
    );
    world.pass(60);
    await loop.drain();
    expect(await sync()).toMatchObject({
      state: 'running',
      cause_code: 'unreachable',
    });
    expect(world.syncer.requests).toEqual([]);
  });

  it('run what git declares when they begin, and say so', async () => {
    const { desired_tree: before } = await world.placement();
    await ask();
    world.commit({ playbook: '- hosts: web' });
    await knex('work_queue')
      .where('key', 'like', 'sync:%')
      .update({
        due_at: new Date(world.time.getTime() + 61_000).toISOString(),
      });
    world.pass(60);
    await loop.drain();
    world.pass(10);
    await loop.drain();
    const ended = await run();
    const { desired_tree: after } = await world.placement();
    expect(after).not.toBe(before);
    expect(ended).toMatchObject({ state: 'succeeded', tree: after });
    const [file] = world.syncer.requests[0].files;
    expect(Buffer.from(file.content).toString()).toBe('- hosts: web');
  });

  it('are begun anew when their process was killed, and given up after the third time', async () => {
    await ask();
    for (const attempts of [1, 2, 3]) {
      // Killed after the run was noted: neither settled nor released.
      await killedAttempt();
      expect(await run()).toMatchObject({ state: 'running', attempts });
      world.pass(61);
    }
    await loop.drain();
    expect(await run()).toMatchObject({
      state: 'errored',
      attempts: 3,
      cause_code: 'internal',
      cause_message: expect.stringContaining('interrupted 3 times'),
    });
  });

  /** What the tables hold after a process died in the middle of a run. */
  async function killedAttempt(): Promise<void> {
    let begun = () => {};
    const isBegun = new Promise<void>(resolve => {
      begun = resolve;
    });
    world.syncer.answer(
      (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
          begun();
        }),
    );
    const killed = world.createLoop();
    const drained = killed.drain();
    await isBegun;
    // Another one has the item by now: what it still does must not count.
    const item = knex('work_queue').where('key', 'like', 'sync:%');
    await item.update({
      ticket: 'of another backend',
      leased_until: new Date(world.time.getTime() + 60_000).toISOString(),
    });
    await killed.stop();
    await drained;
  }

  it('are given back when the backend stops in order', async () => {
    await ask();
    let begun = () => {};
    const isBegun = new Promise<void>(resolve => {
      begun = resolve;
    });
    world.syncer.answer(
      (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
          begun();
        }),
    );
    const stopping = world.createLoop();
    const drained = stopping.drain();
    await isBegun;
    await stopping.stop();
    await drained;
    expect(await run()).toMatchObject({ state: 'running', attempts: 0 });
    world.syncer.answer(async ({ hosts }) => ({
      hosts: hosts.map(({ name }) => ({ host: name, result: 'unchanged' })),
    }));
    await loop.drain();
    expect(await run()).toMatchObject({ state: 'succeeded', attempts: 1 });
  });

  it('throw away what a check found before or while the hosts were changed', async () => {
    world.pass(3600);
    let checks = 0;
    world.checker.answer(async ({ hosts }) => {
      checks += 1;
      if (checks === 1) {
        // Somebody syncs while the check runs.
        await ask();
        await knex('sync_runs').update({
          state: 'succeeded',
          finished_at: new Date(world.time.getTime() + 1).toISOString(),
        });
        world.pass(1);
      }
      return hosts.map(({ name }) => ({
        host: name,
        items:
          checks === 1
            ? [{ path: 'file[/etc/motd].content', op: 'change' as const }]
            : [],
        checked: 1,
        skipped: 0,
      }));
    });
    world.install('web-1', 'web-2');
    await loop.drain();
    expect(checks).toBe(2);
    expect(await world.placement()).toMatchObject({ sync: 'in-sync' });
  });

  it('are kept for as long as history is, and never forgotten while they run', async () => {
    await sync();
    world.pass(10);
    await ask();
    const later = new Date(world.time.getTime() + 1000);
    await trimSyncs(knex, later);
    expect(await knex('sync_runs').pluck('state')).toEqual(['pending']);
    await knex('work_queue').delete();
    await world.fillQueue();
    expect(await knex('work_queue').pluck('key')).toContain(
      `sync:${placementId}`,
    );
  });
});
