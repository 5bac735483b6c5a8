import {
  KubeconfigConnection,
  KubernetesLiveReader,
  readKubeconfigContext,
} from '@oneroof/plugin-gitops-backend-module-kubernetes/adapters';
import {
  indexLiveSnapshot,
  KubernetesObject,
  LiveIndex,
  LiveSnapshot,
  RelatedList,
} from '@oneroof/plugin-gitops-common';
import { Progress } from '../output/Progress';
import { Terminal } from '../terminal/Terminal';
import { CountingConnection } from './CountingConnection';
import { findKubeconfig } from './findKubeconfig';
import { listWanted } from './listWanted';

/** Lists of some namespaces are smaller than one of a whole cluster; many of them take longer. */
const namespacesApart = 10;

/** What a cluster holds, and as whom it was asked. */
export interface LiveReading {
  live: LiveIndex;
  /** Name of the context. */
  context: string;
  /** Namespace of objects that name none. */
  namespace: string;
  /** Reads what the health of objects hangs on. */
  readRelated(lists: readonly RelatedList[]): Promise<LiveSnapshot>;
}

/** How to reach the cluster. */
export interface ReadLiveOptions {
  kubeconfig?: string;
  context?: string;
  namespace?: string;
  /** Seconds for one request. */
  timeout: number;
}

/**
 * Reads the kinds of some objects from a cluster, with get and list alone.
 *
 * @throws ObservationError when the cluster as a whole cannot be read; CliError without a kubeconfig
 */
export async function readLive(
  objects: readonly KubernetesObject[],
  options: ReadLiveOptions,
  { terminal, progress }: { terminal: Terminal; progress: Progress },
): Promise<LiveReading> {
  const source = await findKubeconfig(options, terminal);
  const { name, namespace: usual } = readKubeconfigContext(
    source,
    options.context ?? '(current)',
  );
  const namespace = options.namespace ?? usual ?? 'default';
  const wanted = listWanted(objects, namespace);
  progress.show(`Reading ${wanted.kinds.length} kinds from ${name}`);
  const connection = new CountingConnection(
    new KubeconfigConnection(name, source),
    ({ answers, bytes }) =>
      progress.show(
        `Reading ${
          wanted.kinds.length
        } kinds from ${name}: ${answers} answers, ${(
          bytes /
          1024 /
          1024
        ).toFixed(1)} MiB`,
      ),
  );
  const reader = new KubernetesLiveReader({
    clusters: new Map([[name, connection]]),
    limits: { timeoutMs: options.timeout * 1000 },
    namespacesApart,
  });
  const target = { type: 'kubernetes' as const, cluster: name };
  const { signal } = terminal;
  return {
    live: indexLiveSnapshot(await reader.read({ target, ...wanted }, signal)),
    context: name,
    namespace,
    readRelated: lists => reader.readRelated({ target, lists }, signal),
  };
}
