import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import {
  ClusterConnection,
  ClusterRequest,
  ClusterResponse,
} from './ClusterConnection';
import { parseEntityTag } from './parseEntityTag';
import { readCappedText } from './readCappedText';
import { toConnectionError } from './toConnectionError';

/** A cluster that is reached through the portal's kubernetes plugin, with the credentials that it holds. */
export class KubernetesPluginConnection implements ClusterConnection {
  constructor(
    private readonly cluster: string,
    private readonly options: {
      /** Name of the cluster in the kubernetes plugin. */
      pluginCluster: string;
      auth: AuthService;
      discovery: DiscoveryService;
    },
  ) {}

  async get(path: string, request: ClusterRequest): Promise<ClusterResponse> {
    const { pluginCluster, discovery } = this.options;
    const token = await this.#getToken();
    try {
      const baseUrl = await discovery.getBaseUrl('kubernetes');
      const response = await fetch(`${baseUrl}/proxy${path}`, {
        headers: {
          accept: request.accept,
          ...(request.ifNoneMatch && { 'if-none-match': request.ifNoneMatch }),
          authorization: `Bearer ${token}`,
          'backstage-kubernetes-cluster': pluginCluster,
        },
        redirect: 'manual',
        signal: request.signal,
      });
      if (response.status !== 200 || !response.body) {
        await response.body?.cancel();
        return {
          status: response.status,
          retryAfter: response.headers.get('retry-after') ?? undefined,
          text: '',
        };
      }
      return {
        status: response.status,
        etag: parseEntityTag(response.headers.get('etag')),
        text: await readCappedText(response.body, request),
      };
    } catch (error) {
      throw toConnectionError(error, this.cluster, request.signal);
    }
  }

  async #getToken(): Promise<string> {
    const { auth } = this.options;
    try {
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: await auth.getOwnServiceCredentials(),
        targetPluginId: 'kubernetes',
      });
      return token;
    } catch {
      throw new ObservationError(
        'unauthorized',
        `no token for the kubernetes plugin could be obtained`,
      );
    }
  }
}
