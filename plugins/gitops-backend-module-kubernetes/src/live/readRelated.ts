import {
  LiveKind,
  LiveSnapshot,
  RelatedList,
} from '@oneroof/plugin-gitops-common';
import { ClusterApi } from '../cluster/ClusterApi';
import { Discovery } from './Discovery';
import { nameResource } from './ServedKind';
import { throwWhereNothingAnswered } from './throwWhereNothingAnswered';
import { describeListFailure, tryList } from './tryList';

/** Pods of one namespace that somebody may look through each minute without being felt. */
const maxObjectsOfList = 2_000;

/**
 * Reads lists of objects on which the health of others hangs, each for itself.
 *
 * @throws ObservationError when the cluster as a whole cannot be read
 */
export async function readRelated(
  api: ClusterApi,
  lists: readonly RelatedList[],
  discovery: Discovery,
): Promise<LiveSnapshot> {
  const answers = await Promise.all(
    lists.map(list => readList(api, list, discovery)),
  );
  throwWhereNothingAnswered(
    answers.map(({ kinds: [kind] }) => kind.failure?.cause),
  );
  return {
    kinds: answers.flatMap(({ kinds }) => kinds),
    // Two lists of one namespace may overlap.
    objects: [
      ...new Map(
        answers
          .flatMap(({ objects }) => objects)
          .map(object => [object.metadata.uid ?? object, object]),
      ).values(),
    ],
  };
}

async function readList(
  api: ClusterApi,
  { group, version, kind, namespace, labels }: RelatedList,
  discovery: Discovery,
): Promise<LiveSnapshot> {
  const lookup = await discovery.find({ group, kind }, [version], api);
  const found: LiveKind = {
    group,
    version: lookup.served?.version ?? version,
    kind,
    served: lookup.served !== undefined || lookup.failure !== undefined,
    namespaced: lookup.served?.namespaced ?? namespace !== undefined,
  };
  const scope = namespace === undefined ? {} : { namespaces: [namespace] };
  if (!lookup.served) {
    const cause = lookup.failure?.toCause();
    return {
      kinds: [{ ...found, ...(cause && { failure: { cause, ...scope } }) }],
      objects: [],
    };
  }
  const outcome = await tryList(api, lookup.served, {
    namespace,
    labels,
    maxObjects: maxObjectsOfList,
  });
  if ('objects' in outcome) {
    return { kinds: [found], objects: outcome.objects };
  }
  const action = `list ${nameResource(lookup.served)} in cluster ${
    api.cluster
  }`;
  const cause = describeListFailure(outcome.error, action);
  return { kinds: [{ ...found, failure: { cause, ...scope } }], objects: [] };
}
