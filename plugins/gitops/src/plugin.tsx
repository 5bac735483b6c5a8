import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { RiGitBranchLine } from '@remixicon/react';
import { GitopsClient } from '@oneroof/plugin-gitops-common';
import { gitopsApiRef } from './api/GitopsApi';
import { deliveryTabPath } from './hooks/useDeliveryPath';
import { entityContentRouteRef, rootRouteRef } from './routes';

const gitopsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: gitopsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new GitopsClient({ discoveryApi, fetchApi }),
    }),
});

const deliveryPage = PageBlueprint.make({
  params: {
    path: '/delivery',
    title: 'Delivery',
    icon: <RiGitBranchLine />,
    routeRef: rootRouteRef,
    loader: () =>
      import('./components/DeliveryPage').then(({ DeliveryPage }) => (
        <DeliveryPage />
      )),
  },
});

const deliveryContent = EntityContentBlueprint.make({
  params: {
    path: deliveryTabPath,
    title: 'Delivery',
    group: 'deployment',
    icon: <RiGitBranchLine />,
    filter: { kind: 'component' },
    routeRef: entityContentRouteRef,
    loader: () =>
      import('./components/DeliveryTabContent').then(
        ({ DeliveryTabContent }) => <DeliveryTabContent />,
      ),
  },
});

const deliveryCard = EntityCardBlueprint.make({
  name: 'delivery',
  params: {
    type: 'info',
    filter: { kind: 'component' },
    loader: () =>
      import('./components/DeliveryOverviewCard').then(
        ({ DeliveryOverviewCard }) => <DeliveryOverviewCard />,
      ),
  },
});

/**
 * Environments, drift and delivery: the API client, the page "Delivery", the tab and the card of a component.
 *
 * @public
 */
export const gitopsPlugin = createFrontendPlugin({
  pluginId: 'gitops',
  title: 'Delivery',
  icon: <RiGitBranchLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, entityContent: entityContentRouteRef },
  extensions: [gitopsApi, deliveryPage, deliveryContent, deliveryCard],
});
