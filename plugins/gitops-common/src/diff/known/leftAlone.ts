import { KubernetesObject } from '../../model/resource';
import { hookOf } from './hooks';
import { markOf } from './marks';

/** Marks in git that tell the engine to leave an object as it is once it is there. */
const leftAloneMarks: ReadonlyArray<{
  fields: readonly ('annotations' | 'labels')[];
  name: string;
  values: readonly string[];
}> = [
  // https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources
  {
    fields: ['annotations', 'labels'],
    name: 'kustomize.toolkit.fluxcd.io/reconcile',
    values: ['disabled'],
  },
  {
    fields: ['annotations', 'labels'],
    name: 'kustomize.toolkit.fluxcd.io/ssa',
    values: ['IfNotPresent', 'Ignore'],
  },
  // https://cloud.google.com/kubernetes-engine/enterprise/config-sync/docs/how-to/ignore-object-mutations
  {
    fields: ['annotations'],
    name: 'client.lifecycle.config.k8s.io/mutation',
    values: ['ignore'],
  },
];

/** Why the differences of a declared object are no drift, whatever they are; undefined where they are. */
export function whyLeftAlone(declared: KubernetesObject): string | undefined {
  const hook = hookOf(declared);
  if (hook !== undefined) {
    return `a hook is not kept as git declares it (${hook})`;
  }
  for (const { fields, name, values } of leftAloneMarks) {
    for (const field of fields) {
      const value = markOf(declared, field, name);
      if (value !== undefined && values.includes(value)) {
        return `git says to leave the object as it is (${name}: ${value})`;
      }
    }
  }
  return undefined;
}
