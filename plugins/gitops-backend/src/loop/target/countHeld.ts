import { LiveKind, parseApiVersion } from '@oneroof/plugin-gitops-common';
import { refOfKey } from './refOfKey';
import { RememberedPlacement, RememberedResource } from './TargetMemory';

/**
 * Counts the stored resources of some kinds that were there when they were seen last. An `unknown` counts by what was
 * known before it: a list that failed and is empty now is an empty one after a full one.
 *
 * @param kinds - by `group/kind`; resources in namespaces that could not be listed do not count
 * @returns counts by `group/kind`, without those that are zero
 */
export function countHeld(
  remembered: ReadonlyMap<string, RememberedPlacement>,
  kinds: ReadonlyMap<string, LiveKind>,
): Map<string, number> {
  const counts = new Map<string, number>();
  if (kinds.size === 0) {
    return counts;
  }
  for (const { resources } of remembered.values()) {
    for (const [key, resource] of resources) {
      const { group } = parseApiVersion(resource.apiVersion);
      const kindKey = `${group}/${resource.kind}`;
      const kind = kinds.get(kindKey);
      if (kind && wasThere(resource) && isListed(kind, key, resource)) {
        counts.set(kindKey, (counts.get(kindKey) ?? 0) + 1);
      }
    }
  }
  return counts;
}

function wasThere({ sync, health, lastGood }: RememberedResource): boolean {
  const known = sync === 'unknown' ? lastGood : { sync, health };
  switch (known?.sync) {
    case 'in-sync':
    case 'drifted':
    case 'extra':
      return true;
    case 'ignored':
      // A hook that has done its work is ignored although it is not there.
      return known.health !== 'missing';
    default:
      return false;
  }
}

function isListed(
  { failure }: LiveKind,
  key: string,
  resource: RememberedResource,
): boolean {
  const { namespace } = refOfKey(key, resource);
  return (
    !failure?.namespaces ||
    namespace === undefined ||
    !failure.namespaces.includes(namespace)
  );
}
