import {
  DefaultAzureDevOpsCredentialsProvider,
  DefaultGithubCredentialsProvider,
  DefaultGitlabCredentialsProvider,
  ScmIntegrationRegistry,
  getBitbucketServerRequestOptions,
  getGerritRequestOptions,
} from '@backstage/integration';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import {
  bitbucketCloudAuthorization,
  giteaAuthorization,
} from './authorizations';
import { basic } from './basic';

/** Finds the credentials for a repository among the portal's `integrations`. */
export class RepositoryCredentials {
  readonly #integrations: ScmIntegrationRegistry;
  readonly #github: DefaultGithubCredentialsProvider;
  readonly #gitlab: DefaultGitlabCredentialsProvider;
  readonly #azure: DefaultAzureDevOpsCredentialsProvider;

  constructor(integrations: ScmIntegrationRegistry) {
    this.#integrations = integrations;
    this.#github =
      DefaultGithubCredentialsProvider.fromIntegrations(integrations);
    this.#gitlab =
      DefaultGitlabCredentialsProvider.fromIntegrations(integrations);
    this.#azure =
      DefaultAzureDevOpsCredentialsProvider.fromIntegrations(integrations);
  }

  /**
   * Value of the `Authorization` header for a repository; `undefined` where none is configured, and for SSH, which
   * authenticates by key.
   *
   * @throws {@link ObservationError} `unauthorized` when a credential cannot be obtained
   */
  async getAuthorization(url: string): Promise<string | undefined> {
    if (!/^https?:/.test(url)) {
      return undefined;
    }
    let authorization: string | undefined;
    try {
      authorization = await this.#find(url);
    } catch {
      // What the provider says may quote its request, so it stays out of sight.
      throw new ObservationError(
        'unauthorized',
        `no credentials could be obtained for ${
          new URL(url).host
        }; check integrations`,
      );
    }
    // A line break would smuggle further headers into the request.
    if (authorization && !/^[\x20-\x7e]+$/.test(authorization)) {
      throw new ObservationError(
        'unauthorized',
        `the credentials for ${
          new URL(url).host
        } hold characters that no header can carry`,
      );
    }
    return authorization;
  }

  async #find(url: string): Promise<string | undefined> {
    const { host } = new URL(url);
    switch (this.#integrations.byUrl(url)?.type) {
      case 'github': {
        const { token } = await this.#github.getCredentials({ url });
        return token && basic('x-access-token', token);
      }
      case 'gitlab': {
        const { token } = await this.#gitlab.getCredentials({ url });
        return token && basic('oauth2', token);
      }
      case 'azure': {
        const credentials = await this.#azure.getCredentials({ url });
        return credentials?.headers.Authorization;
      }
      case 'gitea':
        return giteaAuthorization(
          this.#integrations.gitea.byHost(host)!.config,
        );
      case 'bitbucketCloud':
        return bitbucketCloudAuthorization(
          this.#integrations.bitbucketCloud.byHost(host)!.config,
        );
      case 'bitbucketServer':
        return getBitbucketServerRequestOptions(
          this.#integrations.bitbucketServer.byHost(host)!.config,
        ).headers.Authorization;
      case 'gerrit':
        return getGerritRequestOptions(
          this.#integrations.gerrit.byHost(host)!.config,
        ).headers?.Authorization;
      default:
        return undefined;
    }
  }
}
