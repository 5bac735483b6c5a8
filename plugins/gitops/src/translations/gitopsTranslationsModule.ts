import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { gitopsTranslations } from './gitopsTranslations';

/**
 * Installs the translations in a portal on the new frontend system.
 *
 * @public
 */
export const gitopsTranslationsModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'gitops',
      params: { resource: gitopsTranslations },
    }),
  ],
});
