import { stat } from 'node:fs/promises';
import type { KubeConfig } from '@kubernetes/client-node';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { readKubeconfigFiles } from './readKubeconfigFiles';

/**
 * Where the credentials of a cluster stand. Whoever names a kubeconfig trusts it: programs that it names under `exec` are
 * run.
 *
 * @public
 */
export interface KubeconfigSource {
  path: string;
  /** Further files, as `KUBECONFIG` lists them. Of two things of one name the first one counts. */
  morePaths?: readonly string[];
  /** The file's current context when absent. */
  context?: string;
  /** Allows a context that skips the verification of certificates. */
  dangerouslySkipTlsVerify: boolean;
}

/** A kubeconfig that is fit to be used, with its context chosen. */
export interface LoadedKubeconfig {
  kubeconfig: KubeConfig;
  server: URL;
}

/** Tells one content of a kubeconfig from another without reading it. */
export async function findKubeconfigVersion(
  source: KubeconfigSource,
  cluster: string,
): Promise<string> {
  try {
    const files = await Promise.all(pathsOf(source).map(path => stat(path)));
    return files
      .map(({ mtimeMs, size, ino }) => [mtimeMs, size, ino].join('/'))
      .join();
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
  let kubeconfig: KubeConfig;
  try {
    kubeconfig = readKubeconfigFiles(pathsOf(source));
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

function pathsOf({ path, morePaths = [] }: KubeconfigSource): string[] {
  return [path, ...morePaths];
}

function replaceCluster(kubeconfig: KubeConfig, name: string) {
  kubeconfig.clusters = kubeconfig.clusters.map(cluster =>
    cluster.name === name ? { ...cluster, skipTLSVerify: true } : cluster,
  );
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|\[::1\]|127\.\d+\.\d+\.\d+)$/.test(hostname);
}
