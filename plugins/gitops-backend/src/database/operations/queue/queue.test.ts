import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migrateTestDatabase } from '../../__testUtils__/migrateTestDatabase';
import {
  claimDue,
  enqueueMissing,
  findNextDue,
  forget,
  LostTicketError,
  markDue,
  release,
  renewLease,
  settle,
  withTicket,
} from './index';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const start = Date.parse('2026-03-01T12:00:00.000Z');
const at = (seconds: number) => new Date(start + seconds * 1000);

const claim = (knex: Knex, seconds: number, limit = 10) =>
  claimDue(knex, { now: at(seconds), leaseUntil: at(seconds + 60), limit });

const rows = (knex: Knex) => knex('work_queue').orderBy('key');

describe.each(databases.eachSupportedId())('the work queue on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await migrateTestDatabase(databases, id);
  });

  it('claims what is due, the longest due first, and no more than asked for', async () => {
    await markDue(knex, ['b'], at(1));
    await markDue(knex, ['a', 'c'], at(2));
    await markDue(knex, ['later'], at(100));
    expect((await claim(knex, 3, 1)).map(c => c.key)).toEqual(['b']);
    expect((await claim(knex, 3)).map(c => c.key).sort()).toEqual(['a', 'c']);
    expect(await claim(knex, 3)).toEqual([]);
  });

  it.each([
    ['failed', { attempts: 1, tookMs: 10 }],
    ['took long', { attempts: 0, tookMs: 10_001 }],
  ])(
    'takes only so many that %s last time, and gives their places to others',
    async (_, last) => {
      await markDue(knex, ['a', 'b', 'c'], at(0));
      for (const slow of await claim(knex, 0)) {
        await settle(knex, slow, { now: at(1), dueAt: at(2), ...last });
      }
      await markDue(knex, ['d', 'e'], at(3));
      await markDue(knex, ['f'], at(4));
      const take = async (limit: number, slowLimit: number) => {
        const claims = await claimDue(knex, {
          now: at(5),
          leaseUntil: at(65),
          limit,
          slowLimit,
        });
        return claims.map(({ key }) => key).sort();
      };
      expect(await findNextDue(knex)).toEqual(at(2));
      expect(
        await findNextDue(knex, { limit: 1, slowLimit: 0, lanes: {} }),
      ).toEqual(at(3));
      const first = await take(3, 1);
      expect(first).toEqual([expect.stringMatching(/[abc]/), 'd', 'e']);
      expect(await take(2, 0)).toEqual(['f']);
      expect(await take(2, 0)).toEqual([]);
      expect(await take(4, 4)).toHaveLength(2);
    },
  );

  it('gives a lane only what is its own, and takes nothing of it for others', async () => {
    await markDue(knex, ['check:a', 'check:b', 'checks', 'x', 'y'], at(0));
    await markDue(knex, ['sync:a'], at(1));
    const take = async (limit: number, lanes: Record<string, number>) => {
      const options = { now: at(5), leaseUntil: at(65), limit, lanes };
      return (await claimDue(knex, options)).map(({ key }) => key);
    };
    const next = (limit: number, lanes: Record<string, number>) =>
      findNextDue(knex, { limit, slowLimit: limit, lanes });
    expect(await next(0, { check: 0, sync: 1 })).toEqual(at(1));
    expect(await next(0, { check: 0, sync: 0 })).toBeUndefined();
    expect(await next(1, { check: 0, sync: 1 })).toEqual(at(0));
    expect(await take(2, { check: 0, sync: 0 })).toHaveLength(2);
    expect(await take(2, { check: 1, sync: 1 })).toEqual([
      expect.stringMatching(/^(checks|x|y)$/),
      expect.stringMatching(/^check:/),
      'sync:a',
    ]);
    expect(await take(0, { check: 5, sync: 5 })).toEqual([
      expect.stringMatching(/^check:/),
    ]);
    expect(await next(9, { check: 9, sync: 9 })).toBeUndefined();
  });

  it('forgets that an item took long when it is quick again', async () => {
    await markDue(knex, ['a'], at(0));
    for (const [seconds, tookMs] of [
      [0, 10_001],
      [10, 10_000],
    ]) {
      const [item] = await claim(knex, seconds);
      const [now, dueAt] = [at(seconds), at(seconds + 10)];
      await settle(knex, item, { now, dueAt, attempts: 0, tookMs });
    }
    expect(await claim(knex, 20)).toMatchObject([{ isSlow: false }]);
  });

  it('gives every item to one claimer only', async () => {
    const keys = Array.from({ length: 60 }, (_, n) => `item:${n}`);
    await markDue(knex, keys, at(0));
    const claims = (
      await Promise.all(Array.from({ length: 6 }, () => claim(knex, 1, 30)))
    ).flat();
    expect(claims.map(c => c.key).sort()).toEqual([...keys].sort());
    expect(new Set(claims.map(c => c.ticket)).size).toBe(keys.length);
  });

  it('stays due when it was asked for while somebody worked on it', async () => {
    await markDue(knex, ['a'], at(0));
    const [first] = await claim(knex, 1);
    await markDue(knex, ['a'], at(2));
    expect(await claim(knex, 3)).toEqual([]);
    await settle(knex, first, { now: at(4), dueAt: at(1000), attempts: 0 });
    const [second] = await claim(knex, 4);
    expect(second).toMatchObject({ key: 'a', requests: first.requests + 1 });
    await settle(knex, second, { now: at(5), dueAt: at(1000), attempts: 0 });
    expect([first, second].map(c => c.isRequested)).toEqual([true, true]);
    expect(await claim(knex, 999)).toEqual([]);
    const byTheSchedule = await claim(knex, 1000);
    expect(byTheSchedule.map(c => c.isRequested)).toEqual([false]);
  });

  it('waits for a request where there is no other reason to look', async () => {
    await markDue(knex, ['plan'], at(0));
    const [first] = await claim(knex, 0);
    await settle(knex, first, { now: at(1), attempts: 0 });
    expect(await claim(knex, 1e9)).toEqual([]);
    await markDue(knex, ['plan'], at(2));
    expect(await claim(knex, 2)).toHaveLength(1);
  });

  it('notes attempts and the last error, and forgets them on success', async () => {
    await markDue(knex, ['a'], at(0));
    const [first] = await claim(knex, 0);
    await settle(knex, first, {
      now: at(1),
      dueAt: at(6),
      attempts: 1,
      lastError: 'no route',
    });
    expect(await rows(knex)).toEqual([
      expect.objectContaining({ attempts: 1, last_error: 'no route' }),
    ]);
    const [second] = await claim(knex, 6);
    expect(second.attempts).toBe(1);
    await settle(knex, second, { now: at(7), dueAt: at(60), attempts: 0 });
    expect(await rows(knex)).toEqual([
      expect.objectContaining({ attempts: 0, last_error: null, ticket: null }),
    ]);
  });

  it('takes an item from a worker whose lease has ended', async () => {
    await markDue(knex, ['a'], at(0));
    const [dead] = await claim(knex, 0);
    expect(await claim(knex, 59)).toEqual([]);
    const [alive] = await claim(knex, 60);

    expect(await renewLease(knex, dead, at(200))).toBe(false);
    expect(await settle(knex, dead, { now: at(61), attempts: 0 })).toBe(false);
    expect(await forget(knex, dead)).toBe(false);
    await release(knex, dead);
    const write = jest.fn();
    await expect(
      withTicket({ knex, claim: dead, now: at(61), followers: ['b'] }, write),
    ).rejects.toThrow(LostTicketError);
    expect(write).not.toHaveBeenCalled();
    expect(await rows(knex)).toEqual([
      expect.objectContaining({ key: 'a', ticket: alive.ticket }),
    ]);
  });

  it('keeps an item as long as the lease is renewed', async () => {
    await markDue(knex, ['a'], at(0));
    const [first] = await claim(knex, 0);
    expect(await renewLease(knex, first, at(120))).toBe(true);
    expect(await claim(knex, 119)).toEqual([]);
    expect(await claim(knex, 120)).toHaveLength(1);
  });

  it('gives a released item to the next one at once', async () => {
    await markDue(knex, ['a'], at(0));
    const [first] = await claim(knex, 0);
    await release(knex, first);
    expect(await claim(knex, 0)).toHaveLength(1);
  });

  it('writes and asks for what follows in one transaction, or does neither', async () => {
    await markDue(knex, ['m'], at(0));
    const [own] = await claim(knex, 0);
    const options = { knex, claim: own, now: at(1), followers: ['z', 'a'] };
    await expect(
      withTicket(options, async () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await rows(knex)).toHaveLength(1);

    expect(await withTicket(options, async () => 'written')).toBe('written');
    expect((await rows(knex)).map(row => row.key)).toEqual(['a', 'm', 'z']);
  });

  it('lets two items ask for each other at the same time', async () => {
    await markDue(knex, ['a', 'b'], at(0));
    const [one, two] = await claim(knex, 0);
    await Promise.all([
      withTicket(
        { knex, claim: one, now: at(1), followers: [two.key] },
        async () => {},
      ),
      withTicket(
        { knex, claim: two, now: at(1), followers: [one.key] },
        async () => {},
      ),
    ]);
    expect((await rows(knex)).map(row => row.requests)).toEqual([2, 2]);
  });

  it('forgets an item unless it was asked for again', async () => {
    await markDue(knex, ['a', 'b'], at(0));
    const claims = await claim(knex, 0);
    await markDue(knex, ['b'], at(1));
    const gone = await Promise.all(claims.map(c => forget(knex, c)));
    expect(claims.map((c, n) => [c.key, gone[n]]).sort()).toEqual([
      ['a', true],
      ['b', false],
    ]);
    expect((await rows(knex)).map(row => row.key)).toEqual(['b']);
  });

  it('adds what is missing and leaves alone what is there', async () => {
    await markDue(knex, ['a'], at(0));
    const [own] = await claim(knex, 0);
    await settle(knex, own, { now: at(0), dueAt: at(500), attempts: 0 });
    await enqueueMissing(knex, ['a', 'b'], at(10));
    expect((await rows(knex)).map(row => [row.key, row.due_at])).toEqual([
      ['a', at(500).toISOString()],
      ['b', at(10).toISOString()],
    ]);
    expect(await findNextDue(knex)).toEqual(at(10));
  });

  it('does not push back an item that waits already', async () => {
    await markDue(knex, ['a'], at(0));
    await markDue(knex, ['a'], at(10));
    expect(await findNextDue(knex)).toEqual(at(0));
  });
});
