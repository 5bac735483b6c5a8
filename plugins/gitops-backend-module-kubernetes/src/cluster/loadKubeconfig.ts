import { stat } from 'node:fs/promises';
import type { KubeConfig } from '@kubernetes/client-node';
import { ObservationError } from '@oneroof/plugin-gitops-node';

/** The parts of a kubeconfig that one cluster's connection needs. */
export interface KubeconfigSource {
  path: string;
  context?: string;
  dangerouslySkipTlsVerify: boolean;
}

/** A kubeconfig that is fit to be used, with its context chosen. */
export interface LoadedKubeconfig {
  kubeconfig: KubeConfig;
  server: URL;
}

/** Tells one content of a file from another without reading it. */
export async function findKubeconfigVersion(
  path: string,
  cluster: string,
): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return [mtimeMs, size, ino].join('/');
  } catch {
    throw new ObservationError(
      'not-configured',
      `the kubeconfig of cluster ${cluster} cannot be read`,
    );
  }
}

/**
 * Loads a kubeconfig and refuses what would send credentials where anyone can read them.
 *
 * @throws ObservationError `not-configured` or `not-allowed`
 */
export function loadKubeconfig(
  source: KubeconfigSource,
  cluster: string,
): LoadedKubeconfig {
  const kubeconfig = createKubeconfig();
  try {
    kubeconfig.loadFromFile(source.path);
  } catch {
    // The parser's message quotes the file, and so perhaps a token.
    throw new ObservationError(
      'not-configured',
      `the kubeconfig of cluster ${cluster} is not valid`,
    );
  }
  if (source.context !== undefined) {
    kubeconfig.setCurrentContext(source.context);
  }
  const entry = kubeconfig.getCurrentCluster();
  const server = entry && URL.canParse(entry.server) && new URL(entry.server);
  if (!entry || !server) {
    throw new ObservationError(
      'not-configured',
      source.context === undefined
        ? `the kubeconfig of cluster ${cluster} has no usable current context`
        : `the kubeconfig of cluster ${cluster} has no usable context "${source.context}"`,
    );
  }
  if (server.protocol === 'http:' && isLoopback(server.hostname)) {
    // The client refuses http without this mark, and where there is no TLS there is nothing to verify.
    replaceCluster(kubeconfig, entry.name);
  } else if (server.protocol !== 'https:') {
    throw new ObservationError(
      'not-allowed',
      `the kubeconfig of cluster ${cluster} does not use https`,
    );
  } else if (entry.skipTLSVerify && !source.dangerouslySkipTlsVerify) {
    throw new ObservationError(
      'not-allowed',
      `the kubeconfig of cluster ${cluster} skips the verification of certificates; see dangerouslySkipTlsVerify`,
    );
  }
  return { kubeconfig, server };
}

/**
 * The package is some 900 modules, of which one is wanted, so it is loaded when the first cluster is read. By `require`,
 * which takes ES modules too, since Jest refuses a dynamic import.
 */
function createKubeconfig(): KubeConfig {
  // eslint-disable-next-line global-require
  const client: typeof import('@kubernetes/client-node') = require('@kubernetes/client-node');
  return new client.KubeConfig();
}

function replaceCluster(kubeconfig: KubeConfig, name: string) {
  kubeconfig.clusters = kubeconfig.clusters.map(cluster =>
    cluster.name === name ? { ...cluster, skipTLSVerify: true } : cluster,
  );
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|\[::1\]|127\.\d+\.\d+\.\d+)$/.test(hostname);
}
