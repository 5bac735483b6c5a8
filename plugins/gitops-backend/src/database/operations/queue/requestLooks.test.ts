import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migrateTestDatabase } from '../../__testUtils__/migrateTestDatabase';
import { Claim, claimDue, markDue, requestLooks, settle } from './index';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const start = Date.parse('2026-03-01T12:00:00.000Z');
const at = (seconds: number) => new Date(start + seconds * 1000);

describe.each(databases.eachSupportedId())('requestLooks on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await migrateTestDatabase(databases, id);
  });

  const ask = (seconds: number) => requestLooks(knex, ['a'], at(seconds));
  const claim = async (seconds: number): Promise<Claim | undefined> => {
    const leaseUntil = at(seconds + 60);
    const options = { now: at(seconds), leaseUntil, limit: 1 };
    return (await claimDue(knex, options))[0];
  };
  const look = async (seconds: number, attempts = 0) => {
    const found = await claim(seconds);
    if (found) {
      const now = at(seconds);
      await settle(knex, found, { now, dueAt: at(1000), attempts });
    }
    return found;
  };

  it.each([
    ['that nobody has heard of', 0],
    ['that waits for its schedule', 1],
    ['that waits because it has failed', 1],
  ])('looks at once at an item %s', async (_, asks) => {
    await markDue(knex, asks ? ['a'] : [], at(-1));
    await look(-1, 5);
    expect(await ask(0)).toEqual(at(0));
    expect(await look(0)).toMatchObject({ isRequested: true });
    expect(await claim(999)).toBeUndefined();
  });

  it('answers all who ask within ten seconds by one look, which begins after they have asked', async () => {
    await ask(0);
    await look(0);
    for (const seconds of [1, 2, 2, 9.999]) {
      expect(await ask(seconds)).toEqual(at(10));
      expect(await claim(seconds)).toBeUndefined();
    }
    expect(await look(10)).toMatchObject({ isRequested: true });
    expect(await claim(999)).toBeUndefined();
  });

  it('keeps looks ten seconds apart, however often somebody asks', async () => {
    const looks: number[] = [];
    for (let seconds = 0; seconds <= 60; seconds += 0.5) {
      await ask(seconds);
      if (await look(seconds, 3)) {
        looks.push(seconds);
      }
    }
    expect(looks).toEqual([0, 10, 20, 30, 40, 50, 60]);
  });

  it('lets nobody wait for a backend whose clock is an hour ahead', async () => {
    await ask(3600);
    await look(3600);
    await ask(3601);
    expect(await ask(0)).toEqual(at(10));
    expect(await look(10)).toMatchObject({ isRequested: true });
  });

  it('looks at once again when enough time has passed', async () => {
    await ask(0);
    await look(0);
    expect(await ask(10)).toEqual(at(10));
    expect(await look(10)).toBeDefined();
  });

  it('looks once more after a look that was under way when somebody asked', async () => {
    await ask(0);
    const first = (await claim(0))!;
    await ask(1);
    await settle(knex, first, { now: at(2), dueAt: at(1000), attempts: 0 });
    expect(await claim(9.999)).toBeUndefined();
    expect(await look(10)).toMatchObject({ isRequested: true });
    expect(await claim(999)).toBeUndefined();
  });

  it.each([
    ['an item that waits', false],
    ['an item that is being worked on', true],
  ])('lets the loop itself ask for %s at once', async (_, isRunning) => {
    await ask(0);
    const first = (await claim(0))!;
    const end = () =>
      settle(knex, first, { now: at(3), dueAt: at(1000), attempts: 0 });
    if (!isRunning) {
      await end();
    }
    await ask(1);
    await markDue(knex, ['a'], at(2));
    if (isRunning) {
      await end();
    }
    expect(await claim(3)).toMatchObject({ isRequested: true });
  });

  it('leaves a look where it is that comes sooner anyway', async () => {
    await ask(0);
    const first = (await claim(0))!;
    await settle(knex, first, { now: at(1), dueAt: at(5), attempts: 0 });
    await ask(2);
    expect(await claim(5)).toMatchObject({ isRequested: true });
  });

  it('is not delayed beyond its schedule by somebody who asks while it runs', async () => {
    await ask(0);
    const first = (await claim(0))!;
    await ask(1);
    await settle(knex, first, { now: at(2), dueAt: at(4), attempts: 0 });
    expect(await claim(4)).toMatchObject({ isRequested: true });
  });

  it('waits for nobody who asks for the same items in another order', async () => {
    const keys = Array.from({ length: 20 }, (_, n) => `item:${n}`);
    const orders = [keys, [...keys].reverse()];
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        n % 4 === 3
          ? markDue(knex, orders[n % 2], at(n))
          : requestLooks(knex, orders[n % 2], at(n)),
      ),
    );
    const rows = await knex('work_queue').pluck('requests');
    expect(rows).toEqual(keys.map(() => 20));
  });
});
