import { TestDatabases } from '@backstage/backend-test-utils';
import { LiveReader } from '@oneroof/plugin-gitops-node';
import { Knex } from 'knex';
import { migrateTestDatabase } from '../database/__testUtils__/migrateTestDatabase';
import { markDue } from '../database/operations/queue';
import {
  deployment,
  LoopWorld,
  repositoryFiles,
  repositoryUrl,
  running,
} from './__testUtils__/LoopWorld';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

async function startWorld(knex: Knex, environments = ['dev', 'prod']) {
  const world = new LoopWorld(knex);
  world.revisions.commit({
    url: repositoryUrl,
    files: repositoryFiles({ environments }),
  });
  for (const environment of environments) {
    const namespace = `payments-${environment}`;
    world.live.put('eu-1', running(deployment({ namespace })));
  }
  const loop = world.createLoop();
  await world.fillQueue();
  await loop.drain();
  return { world, loop };
}

/** Statements that change something, in words of SQL. */
function watchWrites(knex: Knex): string[] {
  const writes: string[] = [];
  knex.on('query', ({ sql }: { sql: string }) => {
    if (/^\s*(insert|update|delete)/i.test(sql)) {
      writes.push(sql.replace(/["`]/g, '').split(' ').slice(0, 3).join(' '));
    }
  });
  return writes;
}

/** A reader that stops in the middle of reading until it is told to go on. */
function gate(reader: LiveReader) {
  let open = () => {};
  let reached = () => {};
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  const waiting = new Promise<void>(resolve => {
    reached = resolve;
  });
  const gated: LiveReader = {
    type: reader.type,
    read: async (request, signal) => {
      const snapshot = await reader.read(request, signal);
      reached();
      await opened;
      return snapshot;
    },
  };
  return { gated, open, waiting };
}

/** Waits until everything but one item is settled. */
async function untilHeld(knex: Knex, key: string): Promise<void> {
  for (;;) {
    const held = await knex('work_queue').whereNotNull('ticket').pluck('key');
    if (held.length === 1 && held[0] === key) {
      return;
    }
    await new Promise(resolve => setImmediate(resolve));
  }
}

describe.each(databases.eachSupportedId())('the work loop on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await migrateTestDatabase(databases, id);
  });

  it('writes nothing but heartbeats while nothing changes', async () => {
    const { world, loop } = await startWorld(knex);
    const placements = await knex('placements').orderBy('id');
    const resources = await knex('resources').orderBy('key');
    const published = [...world.published];
    const writes = watchWrites(knex);
    for (let turn = 0; turn < 3; turn += 1) {
      world.pass(60);
      await loop.drain();
    }
    const count = (what: string) => writes.filter(w => w.startsWith(what));
    expect(count('update targets')).toHaveLength(3);
    expect(count('update repositories')).toHaveLength(3);
    expect(
      writes.filter(w => !/^update (targets|repositories|work_queue)/.test(w)),
    ).toEqual([]);
    expect(await knex('placements').orderBy('id')).toEqual(placements);
    expect(await knex('resources').orderBy('key')).toEqual(resources);
    expect(world.published).toEqual(published);
  });

  it('finds everything as it was after a restart, without writing it again', async () => {
    const { world } = await startWorld(knex);
    const writes = watchWrites(knex);
    world.pass(60);
    await world.createLoop().drain();
    expect(writes.filter(w => /placements|resources/.test(w))).toEqual([]);
  });

  it('refills emptied tables', async () => {
    const { world, loop } = await startWorld(knex);
    for (const table of [
      'resources',
      'placements',
      'targets',
      'deliveries',
      'environments',
      'repositories',
      'work_queue',
    ]) {
      await knex(table).delete();
    }
    world.pass(60);
    await world.fillQueue();
    await loop.drain();
    expect(await world.placement('prod')).toMatchObject({ sync: 'in-sync' });
    expect(await knex('resources')).toHaveLength(2);
  });

  it('resumes what a killed backend left behind, once its lease has ended', async () => {
    const { world } = await startWorld(knex);
    world.live.put(
      'eu-1',
      running(deployment({ namespace: 'payments-dev', tag: '9.9.9' })),
    );
    // What a process leaves that died between claim and settlement.
    await markDue(knex, ['target:kubernetes:eu-1'], world.time);
    await knex('work_queue')
      .where({ key: 'target:kubernetes:eu-1' })
      .update({
        ticket: 'dead',
        leased_until: new Date(world.time.getTime() + 60_000).toISOString(),
      });
    const survivor = world.createLoop();
    world.pass(59);
    await survivor.drain();
    expect(await world.placement('dev')).toMatchObject({ sync: 'in-sync' });
    world.pass(1);
    await survivor.drain();
    expect(await world.placement('dev')).toMatchObject({ sync: 'drifted' });
  });

  it('writes nothing once another backend has taken the item', async () => {
    const { world } = await startWorld(knex);
    const { gated, open, waiting } = gate(world.live);
    world.pass(60);
    // It sleeps with its clock: awake, it would take its own abandoned item over.
    const asleepAt = world.time;
    const slow = world.createLoop({
      live: gated as typeof world.live,
      now: () => asleepAt,
    });
    const sleeping = slow.drain();
    await waiting;
    await untilHeld(knex, 'target:kubernetes:eu-1');

    // While the slow one sleeps with an old answer in its hands, drift comes and the other one sees it.
    world.live.put(
      'eu-1',
      running(deployment({ namespace: 'payments-dev', tag: '9.9.9' })),
    );
    world.pass(61);
    await world.createLoop().drain();
    const seen = await world.placement('dev');
    expect(seen).toMatchObject({ sync: 'drifted' });

    open();
    await sleeping;
    expect(await world.placement('dev')).toEqual(seen);
  });

  it('gives back what it works on when it is stopped', async () => {
    const { world } = await startWorld(knex);
    const { gated, open, waiting } = gate(world.live);
    const loop = world.createLoop({ live: gated as typeof world.live });
    world.pass(60);
    const draining = loop.drain();
    await waiting;
    const stopping = loop.stop();
    open();
    await Promise.all([draining, stopping]);
    const [item] = await knex('work_queue').where({
      key: 'target:kubernetes:eu-1',
    });
    expect(item).toMatchObject({ ticket: null, leased_until: null });
    expect(item.due_at <= world.time.toISOString()).toBe(true);
    await world.createLoop().drain();
    expect(await world.placement('dev')).toMatchObject({ sync: 'in-sync' });
  });

  it('never lets two loops work on one target at a time', async () => {
    const { world } = await startWorld(knex);
    let active = 0;
    let reads = 0;
    let most = 0;
    const counting = {
      type: world.live.type,
      read: async (...args: Parameters<LiveReader['read']>) => {
        active += 1;
        reads += 1;
        most = Math.max(most, active);
        const snapshot = await world.live.read(...args);
        await new Promise(resolve => setImmediate(resolve));
        active -= 1;
        return snapshot;
      },
    } as unknown as typeof world.live;
    const loops = [1, 2, 3].map(() => world.createLoop({ live: counting }));
    for (let turn = 0; turn < 10; turn += 1) {
      world.pass(60);
      await Promise.all(loops.map(loop => loop.drain()));
    }
    expect(reads).toBe(10);
    expect(most).toBe(1);
  });

  it('goes on when the database was away', async () => {
    const { world, loop } = await startWorld(knex);
    await knex.schema.renameTable('targets', 'targets_away');
    world.pass(60);
    await loop.drain();
    await knex.schema.renameTable('targets_away', 'targets');
    world.live.put(
      'eu-1',
      running(deployment({ namespace: 'payments-dev', tag: '9.9.9' })),
    );
    world.pass(10);
    await loop.drain();
    expect(await world.placement('dev')).toMatchObject({ sync: 'drifted' });
  });

  it('looks at a cluster that answers while many hang', async () => {
    const dead = Array.from({ length: 8 }, (_, n) => `dead-${n}`);
    const clusters = [...dead, 'eu-1'];
    const world = new LoopWorld(knex, { clusters });
    let look = () => {};
    const looked = new Promise<void>(resolve => {
      look = resolve;
    });
    let isHanging = false;
    const reader = {
      type: world.live.type,
      read: async (...args: Parameters<LiveReader['read']>) => {
        const [{ target }, signal] = args;
        if (isHanging && target.cluster === 'eu-1') {
          look();
        } else if (isHanging) {
          signal.throwIfAborted();
          await new Promise((_, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason));
          });
        }
        return world.live.read(...args);
      },
    } as unknown as typeof world.live;
    await knex('targets').insert(
      clusters.map(name => ({
        id: `kubernetes:${name}`,
        type: 'kubernetes',
        name,
      })),
    );
    const cause = { code: 'timeout', message: 'no answer' } as const;
    dead.forEach(name => world.live.fail(name, cause));
    const keys = clusters.map(name => `target:kubernetes:${name}`);
    await markDue(knex, keys, world.time);
    const loop = world.createLoop({ live: reader, concurrency: 4 });
    await loop.drain();

    // The dead ones have been due for longer than the one that answers, and each of them holds a hand.
    isHanging = true;
    world.pass(600);
    loop.start();
    await looked;
    await loop.stop();
    expect(await knex('work_queue').whereNotNull('ticket')).toEqual([]);
  });
});
