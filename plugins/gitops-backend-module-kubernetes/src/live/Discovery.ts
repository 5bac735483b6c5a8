import { GroupVersionKind } from '@oneroof/plugin-gitops-common';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { ClusterApi } from '../cluster/ClusterApi';
import { toStatusError } from '../cluster/toStatusError';
import { DiscoveredGroup, parseGroups, parseKinds } from './parseDiscovery';
import { pathOfVersion, ServedKind } from './ServedKind';

/** What discovery knows of a kind: how it is served, that it is not, or why that cannot be told. */
export type KindLookup =
  | { served: ServedKind }
  | { served: undefined; failure?: ObservationError };

const aggregatedAccept = ['v2', 'v2beta1']
  .map(
    version =>
      `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`,
  )
  .concat('application/json')
  .join(',');

/**
 * Which kinds a cluster serves. Servers older than 1.27 tell the kinds of each group and version apart: those are
 * asked for when a kind of that group is wanted, so a dead group hurts nobody else.
 */
export class Discovery {
  readonly #groups: Map<string, DiscoveredGroup>;
  readonly #kinds = new Map<string, ServedKind[]>();
  /** Shared within one read only: another one must not fail because this one was ended. */
  readonly #loading = new WeakMap<
    ClusterApi,
    Map<string, Promise<ServedKind[]>>
  >();

  private constructor(groups: DiscoveredGroup[]) {
    this.#groups = new Map(groups.map(group => [group.group, group]));
  }

  /** @throws ObservationError when the cluster does not tell what it serves */
  static async load(api: ClusterApi): Promise<Discovery> {
    const groups = await Promise.all(
      ['/api', '/apis'].map(path => loadGroups(api, path)),
    );
    return new Discovery(groups.flat());
  }

  /**
   * Finds a kind in one of the wanted versions, in that order, or else in the version that the server prefers.
   */
  async find(
    kind: Pick<GroupVersionKind, 'group' | 'kind'>,
    versions: readonly string[],
    api: ClusterApi,
  ): Promise<KindLookup> {
    const group = this.#groups.get(kind.group);
    let failure: ObservationError | undefined;
    for (const entry of orderVersions(group?.versions ?? [], versions)) {
      try {
        const kinds =
          entry.kinds ?? (await this.#load(kind.group, entry.version, api));
        const served = kinds.find(candidate => candidate.kind === kind.kind);
        if (served) {
          return { served };
        }
        if (entry.stale) {
          failure ??= new ObservationError(
            'unreachable',
            `API group ${kind.group} of cluster ${api.cluster} is not available`,
          );
        }
      } catch (error) {
        if (
          !(error instanceof ObservationError) ||
          error.code === 'unauthorized'
        ) {
          throw error;
        }
        failure ??= error;
      }
    }
    return { served: undefined, failure };
  }

  async #load(
    group: string,
    version: string,
    api: ClusterApi,
  ): Promise<ServedKind[]> {
    const key = `${group}/${version}`;
    const known = this.#kinds.get(key);
    if (known) {
      return known;
    }
    const pending = this.#loading.get(api) ?? new Map();
    this.#loading.set(api, pending);
    const loading = pending.get(key) ?? loadKinds(api, group, version);
    pending.set(key, loading);
    const kinds = await loading;
    // A failure is not kept: the next read asks again.
    this.#kinds.set(key, kinds);
    return kinds;
  }
}

function orderVersions(
  served: DiscoveredGroup['versions'],
  wanted: readonly string[],
): DiscoveredGroup['versions'] {
  const first = wanted.flatMap(version =>
    served.filter(entry => entry.version === version),
  );
  return [...first, ...served.filter(entry => !first.includes(entry))];
}

async function loadGroups(
  api: ClusterApi,
  path: string,
): Promise<DiscoveredGroup[]> {
  const action = `discover the API of cluster ${api.cluster}`;
  const answer = await api.getJson(path, aggregatedAccept);
  if (answer.status !== 200) {
    throw toStatusError(answer.status, action);
  }
  const groups = parseGroups(answer.body);
  if (!groups) {
    throw new ObservationError(
      'invalid',
      `cannot ${action}: the answer is not a list of API groups`,
    );
  }
  return groups;
}

async function loadKinds(
  api: ClusterApi,
  group: string,
  version: string,
): Promise<ServedKind[]> {
  const name = group ? `${group}/${version}` : version;
  const action = `discover API group ${name} of cluster ${api.cluster}`;
  const answer = await api.getJson(pathOfVersion(group, version));
  if (answer.status !== 200) {
    throw toStatusError(answer.status, action);
  }
  const kinds = parseKinds(answer.body, group, version);
  if (!kinds) {
    throw new ObservationError(
      'invalid',
      `cannot ${action}: the answer is not a list of resources`,
    );
  }
  return kinds;
}
