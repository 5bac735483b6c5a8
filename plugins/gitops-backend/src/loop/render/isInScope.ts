import { matchesPatterns } from '@oneroof/plugin-gitops-node';
import { ObjectScope } from '../../database/operations/placements/ObjectScope';

/** @param namespace - absent for an object that stands in none */
export function isInScope(
  { namespaces, clusterScoped }: ObjectScope,
  namespace: string | undefined,
): boolean {
  return namespace === undefined
    ? clusterScoped
    : matchesPatterns(namespace, namespaces);
}
