import { isFields, KubeObject } from '../types';
import { ResourceKind } from './ResourceKind';

/** The kinds that a CustomResourceDefinition makes the cluster serve. */
export function kindsOfDefinition(definition: KubeObject): ResourceKind[] {
  const { spec } = definition;
  if (
    !isFields(spec) ||
    !isFields(spec.names) ||
    !Array.isArray(spec.versions)
  ) {
    return [];
  }
  const { kind, plural } = spec.names;
  return spec.versions
    .filter(isFields)
    .filter(version => version.served === true)
    .map(version => ({
      group: String(spec.group),
      version: String(version.name),
      kind: String(kind),
      plural: String(plural),
      namespaced: spec.scope === 'Namespaced',
      subresources:
        isFields(version.subresources) && 'status' in version.subresources
          ? ['status']
          : [],
    }));
}
