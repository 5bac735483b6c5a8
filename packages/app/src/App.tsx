import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import gitopsTranslationsModule from '@oneroof/plugin-gitops/translations';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';

/**
 * The portal. Plugins are found in the dependencies of this package (`app.packages: all`); named here is only what is no
 * plugin of its own.
 */
export default createApp({
  features: [catalogPlugin, navModule, signInModule, gitopsTranslationsModule],
});
