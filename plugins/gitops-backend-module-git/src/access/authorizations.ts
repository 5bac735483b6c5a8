import {
  BitbucketCloudIntegrationConfig,
  GiteaIntegrationConfig,
  getBitbucketCloudOAuthToken,
} from '@backstage/integration';
import { basic } from './basic';

/** Gitea takes a token as the user name; the fixed password says that it is one. */
export function giteaAuthorization({
  username,
  password,
}: GiteaIntegrationConfig): string | undefined {
  if (!password) {
    return undefined;
  }
  return username
    ? basic(username, password)
    : basic(password, 'x-oauth-basic');
}

/** Bitbucket's git endpoint knows tokens by user names of its own, which differ from those of its REST API. */
export async function bitbucketCloudAuthorization(
  config: BitbucketCloudIntegrationConfig,
): Promise<string | undefined> {
  const { clientId, clientSecret, username, token, appPassword } = config;
  if (clientId && clientSecret) {
    return basic(
      'x-token-auth',
      await getBitbucketCloudOAuthToken(clientId, clientSecret),
    );
  }
  if (token) {
    return basic('x-bitbucket-api-token-auth', token);
  }
  return username && appPassword ? basic(username, appPassword) : undefined;
}
