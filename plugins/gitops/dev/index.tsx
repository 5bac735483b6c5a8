import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { createDevApp } from '@backstage/frontend-dev-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { SyncRun } from '@oneroof/plugin-gitops-common';
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

/** A run as a backend would move it along. */
function playSync(run: SyncRun) {
  setTimeout(() => {
    run.state = 'running';
    run.startedAt = new Date().toISOString();
  }, 3_000);
  setTimeout(() => {
    run.state = 'succeeded';
    run.finishedAt = new Date().toISOString();
    run.counts = { unchanged: 9, changed: 31, failed: 0, unreachable: 0 };
  }, 12_000);
}

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
                  entities: [
                    'payments',
                    'long-chain',
                    'machines',
                    'undeclared',
                  ].map(component),
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
              factory: () => {
                const fake = new FakeGitopsApi(world);
                fake.onSync = run => playSync(run);
                return fake;
              },
            }),
        }),
      ],
    }),
    gitopsTranslations,
  ],
});
