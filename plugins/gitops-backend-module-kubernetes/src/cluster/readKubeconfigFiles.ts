import type { KubeConfig } from '@kubernetes/client-node';

/**
 * Reads kubeconfig files as kubectl does: of two things of one name the first one counts.
 *
 * @throws whatever the client throws for a file that is no kubeconfig; its message may quote a token
 */
export function readKubeconfigFiles(paths: readonly string[]): KubeConfig {
  const [first, ...others] = paths.map(path => {
    const kubeconfig = createKubeconfig();
    kubeconfig.loadFromFile(path);
    return kubeconfig;
  });
  for (const other of others) {
    first.clusters = [
      ...first.clusters,
      ...unknownTo(first.clusters, other.clusters),
    ];
    first.users = [...first.users, ...unknownTo(first.users, other.users)];
    first.contexts = [
      ...first.contexts,
      ...unknownTo(first.contexts, other.contexts),
    ];
    if (!first.currentContext) {
      first.setCurrentContext(other.currentContext);
    }
  }
  return first;
}

function unknownTo<T extends { name: string }>(
  known: readonly T[],
  others: readonly T[],
): T[] {
  const names = new Set(known.map(({ name }) => name));
  return others.filter(({ name }) => !names.has(name));
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
