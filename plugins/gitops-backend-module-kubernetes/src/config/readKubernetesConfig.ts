import { isAbsolute } from 'node:path';
import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { ClusterConfig, KubernetesConfig } from './KubernetesConfig';

/**
 * Reads `gitops.clusters` and `gitops.kubernetes`.
 *
 * @throws InputError that names the key at fault
 */
export function readKubernetesConfig(root: Config): KubernetesConfig {
  const timeoutMs = readMilliseconds(root, 'gitops.kubernetes.timeout', 30_000);
  const readTimeoutMs = readMilliseconds(
    root,
    'gitops.kubernetes.readTimeout',
    4 * timeoutMs,
  );
  if (readTimeoutMs < timeoutMs) {
    throw new InputError(
      'gitops.kubernetes.readTimeout: must not be shorter than gitops.kubernetes.timeout',
    );
  }
  return {
    clusters: readClusters(root),
    timeoutMs,
    readTimeoutMs,
    renderTimeoutMs: readMilliseconds(
      root,
      'gitops.kubernetes.renderTimeout',
      20_000,
    ),
    kustomizeBinary: readAbsolutePath(
      root.getOptionalString('gitops.kubernetes.kustomizeBinary'),
      'gitops.kubernetes.kustomizeBinary',
    ),
  };
}

function readClusters(root: Config): ClusterConfig[] {
  const names = new Set<string>();
  return (root.getOptionalConfigArray('gitops.clusters') ?? []).map(
    (config, index) => {
      const key = `gitops.clusters[${index}]`;
      const cluster = readCluster(config, key);
      if (names.has(cluster.name)) {
        throw new InputError(
          `${key}.name: there are two clusters named "${cluster.name}"`,
        );
      }
      names.add(cluster.name);
      return cluster;
    },
  );
}

function readCluster(config: Config, key: string): ClusterConfig {
  const name = config.getString('name');
  if (name.length > 253) {
    throw new InputError(`${key}.name: longer than 253 characters`);
  }
  const kubeconfig = config.getOptionalConfig('kubeconfig');
  const plugin = config.has('kubernetesPlugin');
  if (Boolean(kubeconfig) === plugin) {
    throw new InputError(
      `${key}: give exactly one of "kubeconfig" and "kubernetesPlugin"`,
    );
  }
  if (!kubeconfig) {
    const cluster =
      config.getOptionalString('kubernetesPlugin.cluster') ?? name;
    return { name, access: { type: 'kubernetes-plugin', cluster } };
  }
  const path = kubeconfig.getString('path');
  return {
    name,
    access: {
      type: 'kubeconfig',
      path: readAbsolutePath(path, `${key}.kubeconfig.path`),
      context: kubeconfig.getOptionalString('context'),
      dangerouslySkipTlsVerify:
        kubeconfig.getOptionalBoolean('dangerouslySkipTlsVerify') ?? false,
    },
  };
}

function readMilliseconds(
  root: Config,
  key: string,
  defaultValue: number,
): number {
  if (!root.has(key)) {
    return defaultValue;
  }
  const milliseconds = durationToMilliseconds(
    readDurationFromConfig(root, { key }),
  );
  // A longer timer would overflow and fire at once.
  if (!(milliseconds > 0 && milliseconds <= 24 * 60 * 60 * 1000)) {
    throw new InputError(`${key}: must be more than nothing, at most one day`);
  }
  return milliseconds;
}

function readAbsolutePath<T extends string | undefined>(
  path: T,
  key: string,
): T {
  if (path !== undefined && !isAbsolute(path)) {
    throw new InputError(`${key}: must be an absolute path`);
  }
  return path;
}
