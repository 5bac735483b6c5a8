import {
  DesiredSnapshot,
  findRelatedLists,
  LiveIndex,
  parseApiVersion,
  RelatedList,
} from '@oneroof/plugin-gitops-common';
import { StoredPlacement } from '../../database/operations/verdicts/StoredPlacement';
import { isInScope } from '../render/isInScope';

/** A cluster in which more is ill than this has other worries than the words of ours. */
const maxLists = 100;

/** A list to read, and the key under which {@link keyOfRelatedList} finds it again. */
export type PlannedLists = Map<string, RelatedList>;

/** One list for a kind and a namespace, whoever asks for it and with whatever labels. */
export function keyOfRelatedList({
  group,
  kind,
  namespace,
}: RelatedList): string {
  return `${group}/${kind}/${namespace ?? ''}`;
}

/**
 * What has to be read for the health of the declared objects of some placements. In a cluster where all is well: nothing.
 *
 * @param declared - placements with what git declares for them
 */
export function planRelatedLists(
  declared: ReadonlyArray<{
    placement: StoredPlacement;
    desired: DesiredSnapshot;
  }>,
  { live, now }: { live: LiveIndex; now: Date },
): PlannedLists {
  const lists: PlannedLists = new Map();
  for (const { placement, desired } of declared) {
    for (const { apiVersion, kind, metadata } of desired.objects) {
      const { group } = parseApiVersion(apiVersion);
      const namespace = metadata.namespace ?? placement.namespace ?? 'default';
      const object = isInScope(placement.scope, namespace)
        ? live.object({ group, kind, namespace, name: metadata.name })
        : undefined;
      for (const list of object ? findRelatedLists(object, { now }) : []) {
        add(lists, list);
      }
    }
  }
  return lists;
}

function add(lists: PlannedLists, list: RelatedList): void {
  const key = keyOfRelatedList(list);
  const known = lists.get(key);
  if (!known) {
    if (lists.size < maxLists) {
      lists.set(key, list);
    }
  } else if (JSON.stringify(known.labels) !== JSON.stringify(list.labels)) {
    // Two who want different pods of a namespace get all of them: one list, and owners tell whose they are.
    const { labels: _, ...whole } = known;
    lists.set(key, whole);
  }
}
