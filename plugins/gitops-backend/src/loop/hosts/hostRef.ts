import { ResourceRef } from '@oneroof/plugin-gitops-common';

/** API version of the resources that stand for hosts. */
export const hostApiVersion = 'oneroof.dev/v1alpha1';

/** A host as a resource of a placement. */
export function hostRef(name: string): ResourceRef {
  return { group: 'oneroof.dev', kind: 'Host', name };
}
