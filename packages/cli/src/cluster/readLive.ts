import {
  KubeconfigConnection,
  KubernetesLiveReader,
  readKubeconfigContext,
} from '@oneroof/plugin-gitops-backend-module-kubernetes/adapters';
import {
  indexLiveSnapshot,
  KubernetesObject,
  LiveIndex,
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
}

/** How to reach the cluster, and what to read besides the objects themselves. */
export interface ReadLiveOptions {
  kubeconfig?: string;
  context?: string;
  namespace?: string;
  /** Seconds for one request. */
  timeout: number;
  /** Also the pods that speak for workloads. */
  pods?: boolean;
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
  const wanted = listWanted(objects, { namespace, pods: options.pods });
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
  const snapshot = await reader.read(
    { target: { type: 'kubernetes', cluster: name }, ...wanted },
    terminal.signal,
  );
  return { live: indexLiveSnapshot(snapshot), context: name, namespace };
}
