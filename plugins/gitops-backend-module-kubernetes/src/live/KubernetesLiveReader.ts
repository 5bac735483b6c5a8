import { LiveSnapshot } from '@oneroof/plugin-gitops-common';
import {
  LiveReader,
  LiveRequest,
  ObservationError,
  RelatedRequest,
} from '@oneroof/plugin-gitops-node';
import { ClusterApi, ClusterReadLimits } from '../cluster/ClusterApi';
import { ClusterConnection } from '../cluster/ClusterConnection';
import { ConcurrencyLimit } from '../cluster/ConcurrencyLimit';
import { MemoryBudget } from '../cluster/MemoryBudget';
import { MemoryShare } from '../cluster/MemoryShare';
import { Discovery } from './Discovery';
import { readCluster } from './readCluster';
import { readRelated } from './readRelated';
import { ClusterSchemas } from './schema/ClusterSchemas';
import { FindResource } from './schema/CustomDefinitions';
import { CompiledDocuments } from './schema/CompiledDocuments';
import { withDescriptions } from './schema/withDescriptions';

const discoveryMaxAgeMs = 5 * 60 * 1000;

/** What a viewer may ask a control plane for at a time without being felt. */
const requestsInFlight = 4;

const mebibyte = 1024 * 1024;

const defaultLimits: ClusterReadLimits = {
  timeoutMs: 30_000,
  responseBytes: 64 * mebibyte,
  // Half of what all reads may hold: one hostile cluster must not keep the others waiting.
  totalBytes: 256 * mebibyte,
};

/** What the answers to all reads of a process may hold at a time. */
const usualMemoryBytes = 512 * mebibyte;

/** Objects that are looked at beside others must not cost as much as those. */
const relatedBytes = 64 * mebibyte;

/** What a cluster may answer when it describes its kinds, documents of all groups and versions together. */
const schemaBytes = 256 * mebibyte;

interface Cluster {
  connection: ClusterConnection;
  concurrency: ConcurrencyLimit;
  discovery?: { value: Discovery; loadedAt: number };
  schemas: ClusterSchemas;
  /** What reads of it have held last; a guess at first. */
  usual: { objects: { bytes: number }; related: { bytes: number } };
}

/**
 * Options of a {@link KubernetesLiveReader}.
 *
 * @public
 */
export interface KubernetesLiveReaderOptions {
  /** Connections by the names of their clusters. */
  clusters: ReadonlyMap<string, ClusterConnection>;
  limits?: Partial<ClusterReadLimits>;
  /**
   * Up to this number of namespaces, kinds are listed namespace by namespace; with more, once in the whole cluster. 0
   * when absent, since placements of one cluster share its lists.
   */
  namespacesApart?: number;
  /** Bytes of answers that all reads of this reader hold at a time; 512 MiB when absent. */
  memoryBytes?: number;
  /** Milliseconds by which discovery ages. */
  now?: () => number;
}

/**
 * Reads the live objects of Kubernetes clusters through their list API.
 *
 * @public
 */
export class KubernetesLiveReader implements LiveReader {
  readonly type = 'kubernetes';

  readonly #clusters: ReadonlyMap<string, Cluster>;
  readonly #limits: ClusterReadLimits;
  readonly #memory: MemoryBudget;
  readonly #namespacesApart: number;
  readonly #now: () => number;

  constructor(options: KubernetesLiveReaderOptions) {
    this.#limits = { ...defaultLimits, ...options.limits };
    this.#memory = new MemoryBudget(options.memoryBytes ?? usualMemoryBytes);
    this.#namespacesApart = options.namespacesApart ?? 0;
    this.#now = options.now ?? (() => performance.now());
    const compiled = new CompiledDocuments();
    this.#clusters = new Map(
      [...options.clusters].map(([name, connection]) => [
        name,
        {
          connection,
          concurrency: new ConcurrencyLimit(requestsInFlight),
          schemas: new ClusterSchemas(compiled, this.#now),
          usual: {
            objects: { bytes: 32 * mebibyte },
            related: { bytes: 4 * mebibyte },
          },
        },
      ]),
    );
  }

  async read(request: LiveRequest, signal: AbortSignal): Promise<LiveSnapshot> {
    const { usual } = this.#find(request.target.cluster);
    return this.#memory.run(
      usual.objects,
      memory => this.#readObjects(request, { memory, signal }),
      signal,
    );
  }

  async #readObjects(
    request: LiveRequest,
    { memory, signal }: { memory: MemoryShare; signal: AbortSignal },
  ): Promise<LiveSnapshot> {
    const { cluster, api } = this.#open(request.target.cluster, {
      limits: this.#limits,
      memory,
      signal,
    });
    const discovering = this.#discover(cluster, api);
    const describing = this.#describe(request, {
      memory,
      signal,
      findResource: async kind => {
        const { value } = await discovering;
        const { served } = await value.find(kind, [kind.version], api);
        return served?.resource;
      },
    });
    const { value: discovery, fresh } = await discovering;
    const [snapshot, descriptions] = await Promise.all([
      readCluster(api, {
        kinds: request.kinds,
        namespaces: request.namespaces,
        namespacesApart: this.#namespacesApart,
        discovery,
        rediscover: async () =>
          fresh ? discovery : (await this.#rediscover(cluster, api)).value,
      }),
      describing,
    ]);
    if (snapshot.kinds.some(kind => kind.failure?.cause.code === 'not-found')) {
      // A kind went away since it was discovered.
      cluster.discovery = undefined;
    }
    return withDescriptions(snapshot, request.kinds, descriptions);
  }

  async readRelated(
    request: RelatedRequest,
    signal: AbortSignal,
  ): Promise<LiveSnapshot> {
    const totalBytes = Math.min(this.#limits.totalBytes, relatedBytes);
    const { usual } = this.#find(request.target.cluster);
    return this.#memory.run(
      usual.related,
      async memory => {
        const { cluster, api } = this.#open(request.target.cluster, {
          limits: { ...this.#limits, totalBytes },
          memory,
          signal,
        });
        const { value: discovery } = await this.#discover(cluster, api);
        return readRelated(api, request.lists, discovery);
      },
      signal,
    );
  }

  /** Apart from the objects: neither eats up what the other may cost. */
  #describe(
    { target, kinds }: LiveRequest,
    {
      memory,
      signal,
      findResource,
    }: {
      memory: MemoryShare;
      signal: AbortSignal;
      findResource: FindResource;
    },
  ) {
    const { cluster, api } = this.#open(target.cluster, {
      limits: { ...this.#limits, totalBytes: schemaBytes },
      memory,
      signal,
    });
    const describing = cluster.schemas.describe(kinds, {
      api,
      findResource,
    });
    // Where the cluster as a whole cannot be read, nobody waits for its schemas.
    describing.catch(() => {});
    return describing;
  }

  /** The API of a cluster for one read. */
  #open(
    name: string,
    options: {
      limits: ClusterReadLimits;
      memory: MemoryShare;
      signal: AbortSignal;
    },
  ): { cluster: Cluster; api: ClusterApi } {
    options.signal.throwIfAborted();
    const cluster = this.#find(name);
    const { concurrency, connection } = cluster;
    const api = new ClusterApi(name, connection, { ...options, concurrency });
    return { cluster, api };
  }

  #find(name: string): Cluster {
    const cluster = this.#clusters.get(name);
    if (!cluster) {
      throw new ObservationError(
        'not-configured',
        `cluster ${name} is not among gitops.clusters`,
      );
    }
    return cluster;
  }

  async #discover(cluster: Cluster, api: ClusterApi) {
    const known = cluster.discovery;
    return known && this.#now() - known.loadedAt < discoveryMaxAgeMs
      ? { value: known.value, fresh: false }
      : this.#rediscover(cluster, api);
  }

  async #rediscover(cluster: Cluster, api: ClusterApi) {
    const value = await Discovery.load(api);
    cluster.discovery = { value, loadedAt: this.#now() };
    return { value, fresh: true };
  }
}
