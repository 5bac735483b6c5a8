import {
  DesiredSnapshot,
  KubernetesObject,
  parseApiVersion,
  ResourceRef,
} from '@oneroof/plugin-gitops-common';

/** One index for a snapshot: to search it for each of its objects takes minutes where there are 20,000. */
const indexes = new WeakMap<DesiredSnapshot, Map<string, KubernetesObject[]>>();

/** The declared object of a reference, which git may name without the namespace that it has on the target. */
export function findDeclared(
  { group, kind, namespace, name }: ResourceRef,
  desired: DesiredSnapshot,
): KubernetesObject | undefined {
  const index = indexes.get(desired) ?? buildIndex(desired);
  indexes.set(desired, index);
  const candidates = index.get(keyOf(group, kind, name)) ?? [];
  return (
    candidates.find(({ metadata }) => metadata.namespace === namespace) ??
    candidates.find(({ metadata }) => !metadata.namespace) ??
    // Cluster-scoped kinds ignore a namespace that git names.
    (namespace ? undefined : candidates[0])
  );
}

function buildIndex({
  objects,
}: DesiredSnapshot): Map<string, KubernetesObject[]> {
  const index = new Map<string, KubernetesObject[]>();
  for (const object of objects) {
    const { group } = parseApiVersion(object.apiVersion);
    const key = keyOf(group, object.kind, object.metadata.name);
    const sharing = index.get(key);
    if (sharing) {
      sharing.push(object);
    } else {
      index.set(key, [object]);
    }
  }
  return index;
}

function keyOf(group: string, kind: string, name: string): string {
  return `${group}/${kind}/${name}`;
}
