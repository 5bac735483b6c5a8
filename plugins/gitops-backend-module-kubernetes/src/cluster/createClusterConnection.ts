import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ClusterConfig } from '../config/KubernetesConfig';
import { ClusterConnection } from './ClusterConnection';
import { KubeconfigConnection } from './KubeconfigConnection';
import { KubernetesPluginConnection } from './KubernetesPluginConnection';

/** The connection that a cluster's configuration asks for. Nothing is sent yet. */
export function createClusterConnection(
  { name, access }: ClusterConfig,
  services: { auth: AuthService; discovery: DiscoveryService },
): ClusterConnection {
  switch (access.type) {
    case 'kubeconfig':
      return new KubeconfigConnection(name, access);
    case 'kubernetes-plugin':
      return new KubernetesPluginConnection(name, {
        pluginCluster: access.cluster,
        ...services,
      });
    default:
      throw new Error('unreachable: no such access');
  }
}
