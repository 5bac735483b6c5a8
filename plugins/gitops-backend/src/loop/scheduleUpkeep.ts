import { SchedulerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { GitopsConfig } from '../config/GitopsConfig';
import {
  enqueueMissing,
  listWork,
  markDue,
} from '../database/operations/queue';
import { declareRepositories } from '../database/operations/repositories/declareRepositories';
import { trimSyncs } from '../database/operations/syncs/trimSyncs';
import { trimHistory } from '../database/operations/placements/trimHistory';

const dayMs = 24 * 60 * 60 * 1000;

/** How much history is kept: both hold. */
const historyDays = 90;
const historyPerPlacement = 1_000;

/**
 * Schedules what keeps the tables in order, on one backend at a time: what the configuration declares stands in the
 * queue again even after somebody has emptied the tables, and history does not grow for ever.
 */
export async function scheduleUpkeep(options: {
  scheduler: SchedulerService;
  knex: Knex;
  now: () => Date;
  config: GitopsConfig;
  wake: () => void;
}): Promise<void> {
  const { scheduler, knex, now, config, wake } = options;
  // The plan depends on the installed adapters too, and those change with a restart: without this, a module that failed
  // to start once would leave its placements `not-configured` until somebody changes a declaration.
  await markDue(knex, ['plan'], now());
  await scheduler.scheduleTask({
    id: 'gitops-fill-queue',
    frequency: { minutes: 1 },
    timeout: { minutes: 1 },
    scope: 'global',
    fn: async () => {
      await declareRepositories(knex, config.repositories);
      await enqueueMissing(knex, await listWork(knex), now());
      wake();
    },
  });
  await scheduler.scheduleTask({
    id: 'gitops-trim-history',
    frequency: { hours: 6 },
    timeout: { minutes: 10 },
    initialDelay: { minutes: 5 },
    scope: 'global',
    fn: async () => {
      const before = new Date(now().getTime() - historyDays * dayMs);
      await trimHistory(knex, { before, keep: historyPerPlacement });
      await trimSyncs(knex, before);
    },
  });
}
