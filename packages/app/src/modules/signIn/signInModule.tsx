import { ProxiedSignInPage } from '@backstage/core-components';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';

/**
 * Signs everybody in as a guest, without a click. The guest provider of the backend works in development only, so
 * this portal cannot be exposed by mistake; a portal of your own brings its own sign-in page.
 */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    SignInPageBlueprint.make({
      params: {
        loader: async () => props =>
          <ProxiedSignInPage {...props} provider="guest" />,
      },
    }),
  ],
});
