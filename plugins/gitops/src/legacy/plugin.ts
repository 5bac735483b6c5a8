import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  createRouteRef,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { GitopsClient } from '@oneroof/plugin-gitops-common';
import { gitopsApiRef } from '../api';

const rootRouteRef = createRouteRef({ id: 'gitops' });
const entityContentRouteRef = createRouteRef({ id: 'gitops-entity-content' });

/**
 * The plugin for the old frontend system.
 *
 * @public
 */
export const gitopsPlugin = createPlugin({
  id: 'gitops',
  routes: { root: rootRouteRef, entityContent: entityContentRouteRef },
  apis: [
    createApiFactory({
      api: gitopsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new GitopsClient({ discoveryApi, fetchApi }),
    }),
  ],
});

/**
 * The page "Delivery", for a route such as `/delivery`.
 *
 * @public
 */
export const DeliveryPage: () => JSX.Element = gitopsPlugin.provide(
  createRoutableExtension({
    name: 'DeliveryPage',
    component: () =>
      import('./LegacyDeliveryPage').then(module => module.LegacyDeliveryPage),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The content of a tab "Delivery", for an `EntityLayout.Route` with path `/delivery`.
 *
 * @public
 */
export const EntityDeliveryContent: () => JSX.Element = gitopsPlugin.provide(
  createRoutableExtension({
    name: 'EntityDeliveryContent',
    component: () =>
      import('../components/DeliveryTabContent').then(
        module => module.DeliveryTabContent,
      ),
    mountPoint: entityContentRouteRef,
  }),
);

/**
 * The card "Delivery" for the overview of an entity.
 *
 * @public
 */
export const EntityDeliveryCard: () => JSX.Element = gitopsPlugin.provide(
  createComponentExtension({
    name: 'EntityDeliveryCard',
    component: {
      lazy: () =>
        import('../components/DeliveryOverviewCard').then(
          module => module.DeliveryOverviewCard,
        ),
    },
  }),
);
