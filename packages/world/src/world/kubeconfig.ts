import { stringify } from 'yaml';

/** One cluster as clients see it. */
export interface ClusterAccess {
  name: string;
  url: string;
  token: string;
  /** Certificate to trust, in PEM. */
  certificate: string;
}

/** A kubeconfig with one context for each cluster, named like the cluster. */
export function createKubeconfig(clusters: readonly ClusterAccess[]): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: clusters.map(({ name, url, certificate }) => ({
      name,
      cluster: {
        server: url,
        'certificate-authority-data':
          Buffer.from(certificate).toString('base64'),
      },
    })),
    users: clusters.map(({ name, token }) => ({ name, user: { token } })),
    contexts: clusters.map(({ name }) => ({
      name,
      context: { cluster: name, user: name },
    })),
    'current-context': clusters[0]?.name,
  });
}
