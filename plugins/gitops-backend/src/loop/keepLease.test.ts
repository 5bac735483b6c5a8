import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { migrateTestDatabase } from '../database/__testUtils__/migrateTestDatabase';
import { claimDue, markDue } from '../database/operations/queue';
import { keepLease, leaseEnd } from './keepLease';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const start = new Date('2026-03-01T12:00:00.000Z');

describe('keepLease', () => {
  afterEach(() => jest.useRealTimers());

  it('renews while work goes on, and tells when the claim is lost', async () => {
    const knex = await migrateTestDatabase(databases, 'SQLITE_3');
    await markDue(knex, ['a'], start);
    const [claim] = await claimDue(knex, {
      now: start,
      leaseUntil: leaseEnd(start),
      limit: 1,
    });
    jest.useFakeTimers({
      now: start,
      doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'],
    });
    const onLost = jest.fn();
    const letGo = keepLease(claim, {
      knex,
      logger: mockServices.logger.mock(),
      now: () => new Date(),
      onLost,
    });
    const leasedUntil = async () =>
      (await knex('work_queue').first()).leased_until;

    await jest.advanceTimersByTimeAsync(20_000);
    expect(await leasedUntil()).toBe('2026-03-01T12:01:20.000Z');
    expect(onLost).not.toHaveBeenCalled();

    await knex('work_queue').update({ ticket: 'somebody else' });
    await jest.advanceTimersByTimeAsync(20_000);
    await leasedUntil();
    expect(onLost).toHaveBeenCalledTimes(1);

    letGo();
    await jest.advanceTimersByTimeAsync(60_000);
    await leasedUntil();
    expect(onLost).toHaveBeenCalledTimes(1);
  });
});
