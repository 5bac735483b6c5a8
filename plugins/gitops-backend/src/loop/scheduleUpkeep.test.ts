import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { migrateTestDatabase } from '../database/__testUtils__/migrateTestDatabase';
import { claimDue, markDue, settle } from '../database/operations/queue';
import { LoopWorld } from './__testUtils__/LoopWorld';
import { scheduleUpkeep } from './scheduleUpkeep';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('scheduleUpkeep on %s', id => {
  it('asks for the plan at each start, since adapters may have come or gone', async () => {
    const knex = await migrateTestDatabase(databases, id);
    const { config, time } = new LoopWorld(knex);
    const now = () => time;
    const claim = () =>
      claimDue(knex, { now: time, leaseUntil: time, limit: 10 });
    await markDue(knex, ['plan'], time);
    const [planned] = await claim();
    await settle(knex, planned, { now: time, attempts: 0 });
    expect(await claim()).toEqual([]);

    const scheduler = mockServices.scheduler.mock();
    await scheduleUpkeep({ scheduler, knex, now, config, wake: () => {} });
    expect(await claim()).toMatchObject([{ key: 'plan' }]);
  });
});
