/** How a cluster is reached. */
export type ClusterAccess =
  | {
      type: 'kubeconfig';
      path: string;
      context?: string;
      dangerouslySkipTlsVerify: boolean;
    }
  | { type: 'kubernetes-plugin'; cluster: string };

/** A cluster of `gitops.clusters`. */
export interface ClusterConfig {
  name: string;
  access: ClusterAccess;
}

/** What this module reads from app-config, with defaults filled in. */
export interface KubernetesConfig {
  clusters: ClusterConfig[];
  /** Time for one request to a cluster, in milliseconds. */
  timeoutMs: number;
  /** Time for a whole read of a cluster, in milliseconds. */
  readTimeoutMs: number;
  /** Time for one run of kustomize, in milliseconds. */
  renderTimeoutMs: number;
  /** Absolute path of `kustomize` or `kubectl`; searched on the PATH when absent. */
  kustomizeBinary?: string;
}
