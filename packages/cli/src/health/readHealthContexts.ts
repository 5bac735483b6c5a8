import {
  findRelatedLists,
  HealthContext,
  KubernetesObject,
  RelatedList,
} from '@oneroof/plugin-gitops-common';
import { Observation } from '../cluster/observeManifests';

/** In a cluster where more than this is on its way, each further list would only make the waiting longer. */
const maxLists = 100;

/** What one list gave: objects, or why they were not seen. */
type Outcome = { objects: KubernetesObject[]; unread?: string };

const notRead: Outcome = {
  objects: [],
  unread: 'too much is on its way to look at all of it',
};

/**
 * Reads what the health of objects hangs on: the pods of a workload that is short of some, say. What cannot be read
 * changes no verdict, and is told with it.
 */
export async function readHealthContexts(
  { live, readRelated }: Observation,
  now: Date,
): Promise<(object: KubernetesObject) => HealthContext> {
  const lists = new Map<string, RelatedList>();
  for (const object of live.snapshot.objects) {
    for (const list of findRelatedLists(object, { now })) {
      if (lists.size < maxLists) {
        lists.set(JSON.stringify(list), list);
      }
    }
  }
  const outcomes = new Map(
    await Promise.all(
      [...lists].map(
        async ([key, list]) => [key, await read(list, readRelated)] as const,
      ),
    ),
  );
  return object => {
    const found = findRelatedLists(object, { now }).map(
      list => outcomes.get(JSON.stringify(list)) ?? notRead,
    );
    const unread = found.flatMap(outcome => outcome.unread ?? []);
    return {
      now,
      related: found.flatMap(({ objects }) => objects),
      ...(unread.length > 0 && { unread: unread.join('; ') }),
    };
  };
}

async function read(
  list: RelatedList,
  readRelated: Observation['readRelated'],
): Promise<Outcome> {
  try {
    const snapshot = await readRelated?.([list]);
    const cause = snapshot?.kinds.find(({ failure }) => failure)?.failure
      ?.cause;
    return {
      objects: snapshot?.objects ?? [],
      ...(cause && { unread: `${list.kind}s were not seen: ${cause.message}` }),
    };
  } catch (error) {
    if (error instanceof Error && error.name === 'ObservationError') {
      return {
        objects: [],
        unread: `${list.kind}s were not seen: ${error.message}`,
      };
    }
    throw error;
  }
}
