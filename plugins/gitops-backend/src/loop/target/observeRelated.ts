import {
  Cause,
  findRelatedLists,
  HealthContext,
  KubernetesObject,
  LiveSnapshot,
} from '@oneroof/plugin-gitops-common';
import { LiveReader } from '@oneroof/plugin-gitops-node';
import { StoredTarget } from '../../database/operations/targets/findTarget';
import { causeOf } from '../causeOf';
import { keyOfRelatedList, PlannedLists } from './planRelatedLists';

/** What an assessment of an object may know besides it. */
export type HealthContextOf = (object: KubernetesObject) => HealthContext;

const tooMany: Cause = {
  code: 'too-large',
  message: 'too much of this target is on its way to look at all of it',
};

/**
 * Reads what the health of objects hangs on. What cannot be read changes no verdict: the object itself was seen, and says
 * that it is on its way; that nobody could look further is told with its reason.
 */
export async function observeRelated(
  target: StoredTarget,
  options: {
    reader: LiveReader | undefined;
    lists: PlannedLists;
    now: Date;
    signal: AbortSignal;
  },
): Promise<HealthContextOf> {
  const { lists, now } = options;
  const answer =
    lists.size > 0 ? await read(target, options) : { kinds: [], objects: [] };
  const failures = new Map<string, Cause>();
  for (const { group, kind, failure } of answer.kinds) {
    for (const namespace of failure?.namespaces ?? [undefined]) {
      if (failure) {
        const key = keyOfRelatedList({ group, kind, namespace, version: '' });
        failures.set(key, failure.cause);
      }
    }
  }
  const byNamespace = groupByNamespace(answer.objects);
  return object => {
    const wanted = findRelatedLists(object, { now });
    const unread = wanted.flatMap(list => {
      const key = keyOfRelatedList(list);
      const cause = lists.has(key) ? failures.get(key) : tooMany;
      return cause ? `${list.kind}s were not seen: ${cause.message}` : [];
    });
    return {
      now,
      ...(wanted.length > 0 && {
        related: wanted.flatMap(
          ({ namespace }) => byNamespace.get(namespace ?? '') ?? [],
        ),
      }),
      ...(unread.length > 0 && { unread: unread.join('; ') }),
    };
  };
}

async function read(
  target: StoredTarget,
  options: {
    reader: LiveReader | undefined;
    lists: PlannedLists;
    signal: AbortSignal;
  },
): Promise<LiveSnapshot> {
  const { reader, signal } = options;
  const lists = [...options.lists.values()];
  if (!reader?.readRelated) {
    return { kinds: [], objects: [] };
  }
  try {
    return await reader.readRelated(
      { target: { type: reader.type, cluster: target.name }, lists },
      signal,
    );
  } catch (error) {
    signal.throwIfAborted();
    const cause = causeOf(error);
    if (!cause) {
      throw error;
    }
    return {
      objects: [],
      kinds: lists.map(({ group, version, kind, namespace }) => ({
        group,
        version,
        kind,
        served: true,
        namespaced: namespace !== undefined,
        failure: { cause, ...(namespace && { namespaces: [namespace] }) },
      })),
    };
  }
}

function groupByNamespace(
  objects: readonly KubernetesObject[],
): Map<string, KubernetesObject[]> {
  const groups = new Map<string, KubernetesObject[]>();
  for (const object of objects) {
    const namespace = object.metadata.namespace ?? '';
    const group = groups.get(namespace);
    if (group) {
      group.push(object);
    } else {
      groups.set(namespace, [object]);
    }
  }
  return groups;
}
