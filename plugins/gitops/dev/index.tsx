import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { createDevApp } from '@backstage/frontend-dev-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import gitopsPlugin, { gitopsApiRef } from '../src';
import { FakeGitopsApi } from '../src/__testUtils__/FakeGitopsApi';
import gitopsTranslations from '../src/translations';
import { world } from './world';

const component = (name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default' },
  spec: { type: 'service', lifecycle: 'production', owner: 'team-payments' },
});

createDevApp({
  features: [
    catalogPlugin,
    createFrontendModule({
      pluginId: 'catalog',
      extensions: [
        ApiBlueprint.make({
          params: defineParams =>
            defineParams({
              api: catalogApiRef,
              deps: {},
              factory: () =>
                catalogApiMock({
                  entities: ['payments', 'long-chain', 'undeclared'].map(
                    component,
                  ),
                }),
            }),
        }),
      ],
    }),
    gitopsPlugin,
    createFrontendModule({
      pluginId: 'gitops',
      extensions: [
        ApiBlueprint.make({
          params: defineParams =>
            defineParams({
              api: gitopsApiRef,
              deps: {},
              factory: () => new FakeGitopsApi(world),
            }),
        }),
      ],
    }),
    gitopsTranslations,
  ],
});
