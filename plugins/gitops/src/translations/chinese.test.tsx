import {
  ApiBlueprint,
  appLanguageApiRef,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import gitopsTranslations from '../translations';
import { gitopsPlugin } from '../plugin';
import { FakeGitopsApi } from '../__testUtils__/FakeGitopsApi';
import { delivery, environment } from '../__testUtils__/fixtures';
import { apisOf, paymentsEntity } from '../__testUtils__/renderDelivery';

function languageModule(language: string) {
  return createFrontendModule({
    pluginId: 'app',
    extensions: [
      ApiBlueprint.make({
        name: 'app-language',
        params: defineParams =>
          defineParams({
            api: appLanguageApiRef,
            deps: {},
            factory: () => ({
              getAvailableLanguages: () => ({ languages: ['en', language] }),
              getLanguage: () => ({ language }),
              setLanguage: () => {},
              language$: () => ({
                subscribe: () => ({ unsubscribe: () => {}, closed: false }),
                [Symbol.observable]() {
                  return this;
                },
              }),
            }),
          }),
      }),
    ],
  });
}

describe('gitopsTranslations', () => {
  it.each(['zh-CN', 'zh'])('shows the tab in %s', async language => {
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity: paymentsEntity }),
        gitopsPlugin.getExtension('entity-content:gitops'),
      ],
      features: [languageModule(language), gitopsTranslations],
      apis: apisOf({
        api: new FakeGitopsApi({
          deliveries: [delivery([environment('dev')])],
        }),
      }),
    });
    expect(
      await screen.findByRole('radio', { name: 'dev：健康，已同步 14' }),
    ).toBeInTheDocument();
    expect(screen.getByText('1 个集群')).toBeInTheDocument();
  });
});
