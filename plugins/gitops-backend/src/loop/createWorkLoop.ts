import { AuthService } from '@backstage/backend-plugin-api';
import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { findNextDue } from '../database/operations/queue';
import { createCatalogHandler } from './catalog/createCatalogHandler';
import { Inventories } from './hosts/Inventories';
import { LoopContext } from './LoopContext';
import { createLoopMetrics } from './LoopMetrics';
import { Lanes } from './countFreeHands';
import { createPlanHandler } from './plan/createPlanHandler';
import { createCheckHandler } from './playbook/createCheckHandler';
import { createSyncHandler } from './playbook/createSyncHandler';
import { DesiredCache } from './render/DesiredCache';
import { RevisionRenderer } from './render/RevisionRenderer';
import { createRepositoryHandler } from './repository/createRepositoryHandler';
import { createTargetHandler } from './target/createTargetHandler';
import { WorkLoop } from './WorkLoop';

const maxRenderedBytes = 128 * 1024 * 1024;

const hourMs = 60 * 60_000;

/**
 * Playbooks may run for hours; adapters end them by limits of the operator, long before these. A check never keeps a sync
 * waiting that somebody asked for.
 */
const lanes: Lanes = {
  check: { hands: 2, limit: { limitMs: 4 * hourMs, graceMs: 60_000 } },
  sync: { hands: 2, limit: { limitMs: 12 * hourMs, graceMs: 60_000 } },
};

/** The loop with a handler for every kind of work. */
export function createWorkLoop(
  options: Omit<LoopContext, 'inventories' | 'metrics' | 'renderer'> & {
    auth: AuthService;
    catalog: CatalogService;
    metrics: MetricsService;
  },
): WorkLoop {
  const { adapters, config, jq, knex, logger, now, publisher } = options;
  const metrics = createLoopMetrics(options.metrics, async () => {
    const due = await findNextDue(knex);
    return due ? Math.max(0, (now().getTime() - due.getTime()) / 1000) : 0;
  });
  const context: LoopContext = {
    adapters,
    config,
    inventories: new Inventories(adapters),
    jq,
    knex,
    logger,
    metrics,
    now,
    publisher,
    renderer: new RevisionRenderer(
      adapters,
      new DesiredCache(maxRenderedBytes),
    ),
  };
  return new WorkLoop({
    knex,
    concurrency: config.concurrency,
    lanes,
    logger,
    metrics,
    now,
    handlers: {
      catalog: createCatalogHandler(context, options),
      check: createCheckHandler(context),
      plan: createPlanHandler(context),
      repository: createRepositoryHandler(context),
      sync: createSyncHandler(context),
      target: createTargetHandler(context),
    },
  });
}
