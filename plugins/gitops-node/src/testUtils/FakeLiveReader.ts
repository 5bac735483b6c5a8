import {
  Cause,
  GroupVersionKind,
  KubernetesObject,
  LiveKind,
  LiveSnapshot,
  RelatedList,
  ResourceRef,
  groupVersionKindOf,
  stringifyResourceRef,
} from '@oneroof/plugin-gitops-common';
import {
  ObservationError,
  LiveReader,
  LiveRequest,
  RelatedRequest,
} from '@oneroof/plugin-gitops-node';

/**
 * A kind that the clusters of a {@link FakeLiveReader} serve.
 *
 * @public
 */
export type FakeServedKind = GroupVersionKind & { namespaced: boolean };

const usualKinds: FakeServedKind[] = [
  { group: '', version: 'v1', kind: 'Namespace', namespaced: false },
  { group: '', version: 'v1', kind: 'ConfigMap', namespaced: true },
  { group: '', version: 'v1', kind: 'Pod', namespaced: true },
  { group: '', version: 'v1', kind: 'Secret', namespaced: true },
  { group: '', version: 'v1', kind: 'Service', namespaced: true },
  { group: '', version: 'v1', kind: 'ServiceAccount', namespaced: true },
  { group: 'apps', version: 'v1', kind: 'DaemonSet', namespaced: true },
  { group: 'apps', version: 'v1', kind: 'Deployment', namespaced: true },
];

interface FakeCluster {
  objects: Map<string, KubernetesObject>;
  kindFailures: Map<string, NonNullable<LiveKind['failure']>>;
  failure?: Cause;
}

/**
 * A `LiveReader` over clusters that stand in memory.
 *
 * @public
 */
export class FakeLiveReader implements LiveReader {
  readonly type = 'kubernetes';

  /** What was asked so far, oldest first. */
  readonly requests: LiveRequest[] = [];

  /** What was asked besides, oldest first. */
  readonly relatedRequests: RelatedRequest[] = [];

  readonly #clusters: Map<string, FakeCluster>;
  readonly #servedKinds: FakeServedKind[];
  #writeCount = 0;

  /**
   * @param options - `clusters`: their names. `servedKinds`: what discovery would answer; a handful of usual kinds
   *   when absent.
   */
  constructor(options: { clusters: string[]; servedKinds?: FakeServedKind[] }) {
    this.#servedKinds = options.servedKinds ?? usualKinds;
    this.#clusters = new Map(
      options.clusters.map(name => [
        name,
        { objects: new Map(), kindFailures: new Map() },
      ]),
    );
  }

  /** Creates or replaces an object, which gets a `uid` and a new `resourceVersion` as an API server gives them. */
  put(cluster: string, object: KubernetesObject): void {
    const { objects } = this.#get(cluster);
    const key = keyOf(object);
    this.#writeCount += 1;
    objects.set(key, {
      ...structuredClone(object),
      metadata: {
        ...structuredClone(object.metadata),
        uid:
          objects.get(key)?.metadata.uid ??
          object.metadata.uid ??
          `uid-${this.#writeCount}`,
        resourceVersion: `${this.#writeCount}`,
      },
    });
  }

  /** Removes an object; nothing happens when it is not there. */
  remove(cluster: string, ref: ResourceRef): void {
    this.#get(cluster).objects.delete(stringifyResourceRef(ref));
  }

  /** Lets every read of a cluster fail; without a cause it is well again. */
  fail(cluster: string, cause: Cause | undefined): void {
    this.#get(cluster).failure = cause;
  }

  /** Lets the list of one kind fail, in all namespaces or only in those of the failure; without one it is well again. */
  failKind(
    cluster: string,
    kind: Pick<GroupVersionKind, 'group' | 'kind'>,
    failure: LiveKind['failure'],
  ): void {
    const { kindFailures } = this.#get(cluster);
    if (failure) {
      kindFailures.set(`${kind.group}/${kind.kind}`, failure);
    } else {
      kindFailures.delete(`${kind.group}/${kind.kind}`);
    }
  }

  async read(request: LiveRequest, signal: AbortSignal): Promise<LiveSnapshot> {
    signal.throwIfAborted();
    this.requests.push(request);
    const cluster = this.#get(request.target.cluster);
    if (cluster.failure) {
      throw new ObservationError(cluster.failure.code, cluster.failure.message);
    }
    const kinds = request.kinds.map(kind => this.#describe(cluster, kind));
    const objects = [...cluster.objects.values()].filter(object => {
      const kind = findKind(kinds, groupVersionKindOf(object));
      return kind?.served && !isHidden(kind, object);
    });
    return { kinds, objects: structuredClone(objects) };
  }

  async readRelated(
    request: RelatedRequest,
    signal: AbortSignal,
  ): Promise<LiveSnapshot> {
    signal.throwIfAborted();
    this.relatedRequests.push(request);
    const cluster = this.#get(request.target.cluster);
    if (cluster.failure) {
      throw new ObservationError(cluster.failure.code, cluster.failure.message);
    }
    const found = new Set<KubernetesObject>();
    const kinds: LiveKind[] = [];
    for (const list of request.lists) {
      const kind = this.#describe(cluster, list);
      const { namespace } = list;
      const fails =
        kind.failure &&
        (!kind.failure.namespaces ||
          namespace === undefined ||
          kind.failure.namespaces.includes(namespace));
      kinds.push({
        ...kind,
        failure: fails
          ? {
              cause: kind.failure!.cause,
              ...(namespace !== undefined && { namespaces: [namespace] }),
            }
          : undefined,
      });
      for (const object of fails ? [] : cluster.objects.values()) {
        if (isListed(object, list)) {
          found.add(object);
        }
      }
    }
    return { kinds, objects: structuredClone([...found]) };
  }

  #describe(cluster: FakeCluster, kind: GroupVersionKind): LiveKind {
    const { group, version } = kind;
    const served = findKind(this.#servedKinds, kind);
    const failure = cluster.kindFailures.get(`${group}/${kind.kind}`);
    return {
      group,
      version,
      kind: kind.kind,
      served: served !== undefined,
      namespaced: served?.namespaced ?? true,
      ...(served && failure && { failure }),
    };
  }

  #get(name: string): FakeCluster {
    const cluster = this.#clusters.get(name);
    if (!cluster) {
      throw new ObservationError(
        'not-configured',
        `cluster "${name}" is not configured`,
      );
    }
    return cluster;
  }
}

function findKind<T extends GroupVersionKind>(
  kinds: readonly T[],
  wanted: GroupVersionKind,
): T | undefined {
  return kinds.find(
    kind =>
      kind.group === wanted.group &&
      kind.version === wanted.version &&
      kind.kind === wanted.kind,
  );
}

function isListed(object: KubernetesObject, list: RelatedList): boolean {
  const { group, version, kind } = groupVersionKindOf(object);
  const { metadata } = object;
  return (
    group === list.group &&
    version === list.version &&
    kind === list.kind &&
    (list.namespace === undefined || list.namespace === metadata.namespace) &&
    Object.entries(list.labels ?? {}).every(
      ([name, value]) => metadata.labels?.[name] === value,
    )
  );
}

function isHidden(kind: LiveKind, object: KubernetesObject): boolean {
  if (!kind.failure) {
    return false;
  }
  const { namespaces } = kind.failure;
  return !namespaces || namespaces.includes(object.metadata.namespace ?? '');
}

function keyOf(object: KubernetesObject): string {
  const { group, kind } = groupVersionKindOf(object);
  const { namespace, name } = object.metadata;
  return stringifyResourceRef({ group, kind, namespace, name });
}
