import { KubernetesObject } from '@oneroof/plugin-gitops-common';

/** Objects of the suite alone, by name: a real namespace holds some that nobody put there. */
export function pickObjects(
  objects: readonly KubernetesObject[],
  inNamespaces: readonly string[],
  names: readonly string[],
): KubernetesObject[] {
  return objects
    .filter(
      ({ metadata }) =>
        inNamespaces.includes(metadata.namespace ?? '') &&
        names.includes(metadata.name),
    )
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
}
