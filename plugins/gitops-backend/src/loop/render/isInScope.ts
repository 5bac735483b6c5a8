import { ObjectScope } from '../../database/operations/placements/ObjectScope';
import { matchesPatterns } from '../plan/matchesPatterns';

/** @param namespace - absent for an object that stands in none */
export function isInScope(
  { namespaces, clusterScoped }: ObjectScope,
  namespace: string | undefined,
): boolean {
  return namespace === undefined
    ? clusterScoped
    : matchesPatterns(namespace, namespaces);
}
