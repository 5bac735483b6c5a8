import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Knex } from 'knex';
import { migrateTestDatabase } from '../database/__testUtils__/migrateTestDatabase';
import { markDue, withTicket } from '../database/operations/queue';
import { LoopWorld } from './__testUtils__/LoopWorld';
import { Work, WorkHandler } from './Work';
import { WorkLoop, WorkLoopOptions } from './WorkLoop';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const start = new Date('2026-03-01T12:00:00.000Z');

/** An attempt that the test ends. */
function open() {
  let close = () => {};
  const closed = new Promise<void>(resolve => {
    close = resolve;
  });
  return { closed, close };
}

describe.each(databases.eachSupportedId())('slow work on %s', id => {
  let knex: Knex;
  let time: Date;

  beforeEach(async () => {
    knex = await migrateTestDatabase(databases, id);
    time = start;
  });

  const createLoop = (
    handlers: Record<string, WorkHandler>,
    options?: Partial<WorkLoopOptions>,
  ) =>
    new WorkLoop({
      knex,
      handlers,
      concurrency: 1,
      limit: { limitMs: 20, graceMs: 20 },
      now: () => time,
      logger: mockServices.logger.mock(),
      metrics: { claimed: () => {}, settled: () => {}, judged: () => {} },
      ...options,
    });

  it('lets a lane keep nobody else waiting, and gives it as much time as it needs', async () => {
    await markDue(knex, ['sync:a', 'sync:b', 'look'], time);
    const gate = open();
    const seen: string[] = [];
    const loop = createLoop(
      {
        sync: async ({ id: item, signal }) => {
          seen.push(`begun ${item}`);
          await gate.closed;
          signal.throwIfAborted();
          seen.push(`ended ${item}`);
          return { result: 'done' };
        },
        look: async () => {
          seen.push('looked');
          // Ends long after the usual limit of this loop.
          setTimeout(gate.close, 60);
          return { result: 'done' };
        },
      },
      { lanes: { sync: { hands: 1, limit: { limitMs: 10_000, graceMs: 1 } } } },
    );
    await loop.drain();
    expect(seen).toHaveLength(5);
    expect(seen.slice(0, 2).sort()).toEqual([
      expect.stringMatching(/^begun/),
      'looked',
    ]);
    expect(seen[2]).toMatch(/^ended/);
    expect(await knex('work_queue').pluck('attempts')).toEqual([0, 0, 0]);
  });

  it('frees the hand of an attempt that ends for no signal, and refuses what that writes later', async () => {
    await markDue(knex, ['stuck'], time);
    const gate = open();
    let late: Promise<unknown> = Promise.resolve();
    const loop = createLoop({
      stuck: async ({ claim }: Work) => {
        await gate.closed;
        late = withTicket({ knex, claim, now: time }, tx =>
          tx('work_queue').delete(),
        );
        await late;
        return { result: 'done' };
      },
    });
    await loop.drain();
    expect(await knex('work_queue')).toMatchObject([
      {
        ticket: null,
        attempts: 1,
        last_error: expect.stringContaining('took longer than'),
        due_at: expect.stringMatching(/^2026-03-01T12:00:0[56]/),
      },
    ]);
    gate.close();
    await new Promise(resolve => setImmediate(resolve));
    await expect(late).rejects.toThrow('The claim on stuck has ended');
    expect(await knex('work_queue')).toHaveLength(1);
  });

  it('leaves half of the hands to quick items while many that are slow but well want all of them', async () => {
    const slow = Array.from({ length: 8 }, (_, n) => `slow:${n}`);
    await markDue(knex, slow, time);
    const dueAt = () => new Date(time.getTime() + 60_000);
    let gate = open();
    const begun: string[] = [];
    const handlers: Record<string, WorkHandler> = {
      slow: async ({ claim }) => {
        begun.push(claim.key);
        await gate.closed;
        return { result: 'done', dueAt: dueAt() };
      },
      quick: async ({ claim }) => {
        begun.push(claim.key);
        gate.close();
        return { result: 'done', dueAt: dueAt() };
      },
    };
    const limit = { limitMs: 30_000, graceMs: 0 };
    // Nobody knows at first that they are slow.
    const first = createLoop(handlers, { concurrency: 8, limit }).drain();
    while (begun.length < 8) {
      await new Promise(resolve => setImmediate(resolve));
    }
    time = new Date(time.getTime() + 11_000);
    gate.close();
    await first;

    begun.length = 0;
    gate = open();
    time = new Date(time.getTime() + 60_000);
    await markDue(knex, ['quick:1'], time);
    await createLoop(handlers, { concurrency: 4, limit }).drain();
    expect(begun.indexOf('quick:1')).toBeLessThan(4);
    expect(begun).toHaveLength(9);
    expect(await knex('work_queue').whereNotNull('last_error')).toEqual([]);
  });

  it('does not wait for a catalog that never answers', async () => {
    const world = new LoopWorld(knex);
    let ask = () => {};
    const asked = new Promise<void>(resolve => {
      ask = resolve;
    });
    const silence = () => {
      ask();
      return new Promise<never>(() => {});
    };
    const catalog = {
      queryEntities: silence,
      getEntitiesByRefs: silence,
    } as unknown as CatalogService;
    await world.fillQueue();
    const loop = world.createLoop({ catalog });
    loop.start();
    await asked;
    await loop.stop();
    expect(await knex('work_queue').whereNotNull('ticket')).toEqual([]);
  });
});
