import { KubernetesObject } from '../../model/resource';
import { markOf } from './marks';

/** Annotations that make an object a hook, and values with which they do not. */
const hookAnnotations: ReadonlyArray<{
  name: string;
  noHooks: readonly string[];
}> = [
  // https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
  { name: 'argocd.argoproj.io/hook', noHooks: [] },
  // What installs definitions stays, and Argo CD too applies it like everything else:
  // https://argo-cd.readthedocs.io/en/stable/user-guide/helm/#helm-hooks
  { name: 'helm.sh/hook', noHooks: ['crd-install'] },
];

/**
 * The annotation by which an object is a hook: it runs at certain moments, is deleted and made anew, and is not kept as
 * git declares it in between.
 */
export function hookOf(object: KubernetesObject): string | undefined {
  return hookAnnotations.find(({ name, noHooks }) => {
    const value = markOf(object, 'annotations', name);
    return value !== undefined && !noHooks.includes(value.trim());
  })?.name;
}
