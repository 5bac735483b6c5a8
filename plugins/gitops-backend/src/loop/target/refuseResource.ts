import {
  DesiredSnapshot,
  ResourceVerdict,
} from '@oneroof/plugin-gitops-common';
import { findDeclared } from './findDeclared';

/**
 * The verdict on an object without a namespace whose repository may only use namespaces: whatever the target holds under
 * that name, nothing of it is told, not even whether it is there.
 *
 * @returns undefined for what git does not declare; the marks that make an object a surplus can be copied from anybody
 */
export function refuseResource(
  { ref, apiVersion }: ResourceVerdict,
  desired: DesiredSnapshot,
): ResourceVerdict | undefined {
  const isDeclared =
    ref.namespace === undefined && findDeclared(ref, desired) !== undefined;
  if (!isDeclared) {
    return undefined;
  }
  return {
    ref,
    apiVersion,
    sync: 'unknown',
    cause: {
      code: 'not-allowed',
      message: `${ref.kind} "${ref.name}" stands in no namespace, and this repository may only use namespaces (gitops.repositories: clusterScoped)`,
    },
    drift: [],
    unmanaged: [],
    ignoredBy: [],
    warnings: [],
  };
}
