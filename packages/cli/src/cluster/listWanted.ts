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

const pods: GroupVersionKind = { group: '', version: 'v1', kind: 'Pod' };

/** Kinds whose health their pods know better than they do. */
const kindsWithPods = ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'];

/** Kinds and namespaces of objects; with `pods` also those that speak for a workload. */
export function listWanted(
  objects: readonly KubernetesObject[],
  options: { namespace: string; pods?: boolean },
): Wanted {
  const kinds = new Map<string, GroupVersionKind>();
  const namespaces = new Set<string>();
  for (const object of objects) {
    kinds.set(
      `${object.apiVersion}/${object.kind}`,
      groupVersionKindOf(object),
    );
    namespaces.add(object.metadata.namespace || options.namespace);
  }
  const wantsPods =
    options.pods && objects.some(({ kind }) => kindsWithPods.includes(kind));
  if (wantsPods) {
    kinds.set('v1/Pod', pods);
  }
  return { kinds: [...kinds.values()], namespaces: [...namespaces].sort() };
}
