import { KubernetesObject, LiveKind } from '@oneroof/plugin-gitops-common';
import { ClusterApi } from '../cluster/ClusterApi';
import { toStatusError } from '../cluster/toStatusError';
import { nameResource, ServedKind } from './ServedKind';
import { describeListFailure, tryList } from './tryList';

/** The objects of a kind, and why they are not all. */
export interface KindListing {
  objects: KubernetesObject[];
  failure?: LiveKind['failure'];
}

/** Where a kind is listed. */
export interface ListScope {
  namespaces: readonly string[];
  /** Up to how many namespaces are listed one by one, in place of the whole cluster. */
  namespacesApart: number;
}

/**
 * Lists a kind in the whole cluster, or, where that is forbidden or the namespaces are few, in the given namespaces.
 *
 * @throws ObservationError `unauthorized`; every other failure is part of the listing
 */
export async function listKind(
  api: ClusterApi,
  kind: ServedKind,
  scope: ListScope,
): Promise<KindListing> {
  const namespaces = [...new Set(scope.namespaces)];
  const action = `list ${nameResource(kind)} in cluster ${api.cluster}`;
  if (!kind.listable) {
    const message = `cannot ${action}: this kind has no list`;
    return { objects: [], failure: { cause: { code: 'not-found', message } } };
  }
  const areFew =
    namespaces.length > 0 && namespaces.length <= scope.namespacesApart;
  if (areFew && kind.namespaced) {
    return listInNamespaces(api, kind, namespaces);
  }
  const whole = await tryList(api, kind);
  if ('objects' in whole) {
    return whole;
  }
  if (whole.error.code !== 'forbidden' || !kind.namespaced) {
    return {
      objects: [],
      failure: { cause: describeListFailure(whole.error, action) },
    };
  }
  return listInNamespaces(api, kind, namespaces);
}

async function listInNamespaces(
  api: ClusterApi,
  kind: ServedKind,
  namespaces: string[],
): Promise<KindListing> {
  const outcomes = await Promise.all(
    namespaces.map(namespace => tryList(api, kind, { namespace })),
  );
  const failed = outcomes.flatMap((outcome, index) =>
    'error' in outcome
      ? [{ error: outcome.error, namespace: namespaces[index] }]
      : [],
  );
  const objects = outcomes.flatMap(outcome =>
    'objects' in outcome ? outcome.objects : [],
  );
  if (failed.length === 0 && namespaces.length > 0) {
    return { objects };
  }
  const action = `list ${nameResource(kind)} in cluster ${api.cluster}`;
  const error = failed[0]?.error ?? toStatusError(403, action);
  // Where nothing could be listed, nothing is known of any namespace.
  return failed.length === namespaces.length
    ? { objects, failure: { cause: describeListFailure(error, action) } }
    : {
        objects,
        failure: {
          cause: describeListFailure(error, action),
          namespaces: failed.map(({ namespace }) => namespace),
        },
      };
}
