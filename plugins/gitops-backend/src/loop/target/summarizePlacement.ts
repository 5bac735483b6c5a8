import {
  Cause,
  countAsUnknown,
  countSync,
  Health,
  mergeHealth,
  ResourceVerdict,
  worstOfCounts,
} from '@oneroof/plugin-gitops-common';
import {
  HostsVerdict,
  PlacementVerdict,
  StoredPlacement,
} from '../../database/operations/verdicts/StoredPlacement';
import { carryLastGood } from './carryLastGood';
import { RememberedPlacement } from './TargetMemory';

/** The verdict about a placement as a whole, by those about its resources. */
export function summarizePlacement(
  placement: StoredPlacement,
  resources: {
    verdicts: readonly ResourceVerdict[];
    healths: Iterable<Health>;
  },
  options: {
    versions: NonNullable<RememberedPlacement['versions']>;
    observedAt: string | undefined;
    /** Why nothing can be said of it although its target was seen. */
    cause?: Cause;
    hosts?: HostsVerdict;
  },
): PlacementVerdict {
  const { verdicts, healths } = resources;
  const counts = countSync(verdicts.map(({ sync }) => sync));
  const health = mergeHealth(healths);
  // What runs was seen; but nobody knows what git declares while its repository cannot be read.
  const blindness = placement.repository?.cause ?? options.cause;
  const sync = blindness ? 'unknown' : worstOfCounts(counts);
  return canonicalVerdict({
    judgedTree: placement.desiredTree,
    sync,
    health: health.status,
    healthReason: health.status === 'healthy' ? undefined : health.reason,
    counts: blindness ? countAsUnknown(counts) : counts,
    ...options.versions,
    ...(sync === 'unknown' && {
      cause: blindness ?? verdicts.find(v => v.sync === 'unknown')?.cause,
      lastGood: carryLastGood(placement, options.observedAt),
    }),
    hosts: options.hosts,
  });
}

/** The same verdict in the same order of keys, whichever way it was made: its JSON is hashed. */
export function canonicalVerdict(verdict: PlacementVerdict): PlacementVerdict {
  const { judgedTree, sync, health, healthReason, counts } = verdict;
  const { declares, runs, release, cause, lastGood, hosts } = verdict;
  return {
    judgedTree,
    sync,
    health,
    healthReason,
    counts,
    declares,
    runs,
    release,
    cause: cause && { code: cause.code, message: cause.message },
    lastGood: lastGood && {
      at: lastGood.at,
      sync: lastGood.sync,
      health: lastGood.health,
    },
    hosts,
  };
}
