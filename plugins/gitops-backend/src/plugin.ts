import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { JqEvaluator } from '@oneroof/plugin-gitops-node/jq';
import { createAdapters, freezeAdapters } from './adapters/Adapters';
import { registerExtensionPoints } from './adapters/registerExtensionPoints';
import { readGitopsConfig } from './config/readGitopsConfig';
import { requestLooks } from './database/operations/queue';
import { requestSync } from './database/operations/syncs/requestSync';
import { migrateDatabase } from './database/migrateDatabase';
import { PlacementPublisher } from './events/PlacementPublisher';
import { subscribeToPushes } from './events/subscribeToPushes';
import { createRouter } from './http/router';
import { createWorkLoop } from './loop/createWorkLoop';
import { scheduleUpkeep } from './loop/scheduleUpkeep';

/**
 * Reconciles what git declares with what targets report, and serves the result to the portal.
 *
 * @public
 */
export const gitopsPlugin = createBackendPlugin({
  pluginId: 'gitops',
  register(env) {
    const adapters = createAdapters();
    registerExtensionPoints(env, adapters);
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const { events, lifecycle, logger, scheduler, signals } = deps;
        freezeAdapters(adapters);
        const config = readGitopsConfig(deps.config);
        const knex = await migrateDatabase(deps.database);
        // The one clock of the plugin: everything behind it takes the time as an argument.
        const now = () => new Date();

        const jq = new JqEvaluator();
        const loop = createWorkLoop({
          ...deps,
          adapters,
          config,
          jq,
          knex,
          now,
          publisher: new PlacementPublisher({ events, signals, logger }),
        });
        const wake = () => loop.wake();
        await scheduleUpkeep({ scheduler, knex, now, config, wake });
        await subscribeToPushes({ events, knex, now, wake });

        deps.httpRouter.use(
          await createRouter({
            ...deps,
            knex,
            now,
            staleAfter: config.staleAfter,
            requestLooks: async (keys: string[]) => {
              await requestLooks(knex, keys, now());
              wake();
            },
            requestSync: async request => {
              const run = await requestSync(knex, { ...request, now: now() });
              wake();
              return run;
            },
            findSyncer: name => adapters.syncers.findFor(name)?.inventory,
          }),
        );
        lifecycle.addStartupHook(() => loop.start());
        lifecycle.addShutdownHook(async () => {
          await loop.stop();
          await jq.close();
        });
      },
    });
  },
});
