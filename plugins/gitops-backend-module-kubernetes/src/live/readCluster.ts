import {
  GroupVersionKind,
  LiveKind,
  LiveSnapshot,
} from '@oneroof/plugin-gitops-common';
import { ClusterApi } from '../cluster/ClusterApi';
import { Discovery, KindLookup } from './Discovery';
import { listKind } from './listKind';
import { throwWhereNothingAnswered } from './throwWhereNothingAnswered';
import { pairKinds, WantedKind, wantKinds } from './wantKinds';

/** Which kinds to read, and where. */
export interface ClusterReading {
  kinds: readonly GroupVersionKind[];
  namespaces: readonly string[];
  /** Up to how many namespaces are listed one by one, in place of the whole cluster. */
  namespacesApart: number;
  /** Discovery that may be some minutes old. */
  discovery: Discovery;
  /** Gives a new discovery; asked at most once, when a kind is not found in the old one. */
  rediscover: () => Promise<Discovery>;
}

/**
 * Reads the wanted kinds of a cluster, and HorizontalPodAutoscalers with them: whether a replica count is drift
 * depends on them.
 *
 * @throws ObservationError when the cluster as a whole cannot be read
 */
export async function readCluster(
  api: ClusterApi,
  reading: ClusterReading,
): Promise<LiveSnapshot> {
  const wanted = wantKinds(reading.kinds);
  const lookups = await lookUp(api, wanted, reading);
  const entries = await Promise.all(
    pairKinds(wanted, lookups).map(async ({ kind, lookup }) => {
      return lookup.served
        ? {
            kind: describe(kind, lookup),
            listing: await listKind(api, lookup.served, reading),
          }
        : { kind: describe(kind, lookup), mention: isMentioned(kind, lookup) };
    }),
  );
  throwWhereNothingAnswered(
    entries.flatMap(({ listing }) => (listing ? [listing.failure?.cause] : [])),
  );
  return {
    kinds: entries
      .filter(entry => entry.mention !== false)
      .map(({ kind, listing }) =>
        listing?.failure ? { ...kind, failure: listing.failure } : kind,
      ),
    objects: entries.flatMap(({ listing }) => listing?.objects ?? []),
  };
}

async function lookUp(
  api: ClusterApi,
  wanted: readonly WantedKind[],
  { discovery, rediscover }: ClusterReading,
): Promise<KindLookup[]> {
  const findAll = (source: Discovery) =>
    Promise.all(wanted.map(kind => source.find(kind, kind.versions, api)));
  const lookups = await findAll(discovery);
  const isUnknown = lookups.some(
    (lookup, index) => !lookup.served && !wanted[index].optional,
  );
  return isUnknown ? findAll(await rediscover()) : lookups;
}

function describe(wanted: WantedKind, lookup: KindLookup): LiveKind {
  const { group, kind, versions } = wanted;
  if (lookup.served) {
    const { version, namespaced } = lookup.served;
    return { group, version, kind, served: true, namespaced };
  }
  const { failure } = lookup;
  return {
    group,
    version: versions[0],
    kind,
    // Where it cannot be told, objects of this kind may well exist.
    served: failure !== undefined,
    namespaced: true,
    ...(failure && { failure: { cause: failure.toCause() } }),
  };
}

function isMentioned(wanted: WantedKind, lookup: KindLookup): boolean {
  const isFailed = lookup.served === undefined && Boolean(lookup.failure);
  return !wanted.optional || isFailed;
}
