import { AuthService } from '@backstage/backend-plugin-api';
import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { findNextDue } from '../database/operations/queue';
import { createCatalogHandler } from './catalog/createCatalogHandler';
import { Inventories } from './hosts/Inventories';
import { LoopContext } from './LoopContext';
import { createLoopMetrics } from './LoopMetrics';
import { createPlanHandler } from './plan/createPlanHandler';
import { DesiredCache } from './render/DesiredCache';
import { RevisionRenderer } from './render/RevisionRenderer';
import { createRepositoryHandler } from './repository/createRepositoryHandler';
import { createTargetHandler } from './target/createTargetHandler';
import { WorkLoop } from './WorkLoop';

const maxRenderedBytes = 128 * 1024 * 1024;

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
    logger,
    metrics,
    now,
    handlers: {
      catalog: createCatalogHandler(context, options),
      plan: createPlanHandler(context),
      repository: createRepositoryHandler(context),
      target: createTargetHandler(context),
    },
  });
}
