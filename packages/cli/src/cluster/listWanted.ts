import {
  GroupVersionKind,
  groupVersionKindOf,
  KubernetesObject,
} from '@oneroof/plugin-gitops-common';

/** What to ask a cluster for: nothing that the manifests do not need. */
export interface Wanted {
  kinds: GroupVersionKind[];
  namespaces: string[];
}

/**
 * Kinds and namespaces of objects.
 *
 * @param namespace - of objects that name none
 */
export function listWanted(
  objects: readonly KubernetesObject[],
  namespace: string,
): Wanted {
  const kinds = new Map<string, GroupVersionKind>();
  const namespaces = new Set<string>();
  for (const object of objects) {
    kinds.set(
      `${object.apiVersion}/${object.kind}`,
      groupVersionKindOf(object),
    );
    namespaces.add(object.metadata.namespace || namespace);
  }
  return { kinds: [...kinds.values()], namespaces: [...namespaces].sort() };
}
