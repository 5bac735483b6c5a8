import { ApiError } from './ApiError';
import { qualifiedPlural, ResourceKind } from './resources/ResourceKind';
import { Fields, isFields, KubeObject } from './types';

/** Refuses what a real server would refuse of the demo's kinds: pod templates without containers, names or images. */
export function validateObject(kind: ResourceKind, object: KubeObject): void {
  const template = isFields(object.spec) ? object.spec.template : undefined;
  if (!isFields(template) || !['apps', 'batch'].includes(kind.group)) {
    return;
  }
  const containers = containersOf(template);
  const path = 'spec.template.spec.containers';
  const missing =
    containers.length === 0
      ? [path]
      : containers.flatMap((container, index) =>
          ['name', 'image']
            .filter(field => !container[field])
            .map(field => `${path}[${index}].${field}`),
        );
  if (missing.length > 0) {
    const what = missing.map(field => `${field}: Required value`).join(', ');
    throw new ApiError(
      422,
      'Invalid',
      `${object.kind}.${kind.group} "${object.metadata.name}" is invalid: ${what}`,
      { name: object.metadata.name, kind: qualifiedPlural(kind) },
    );
  }
}

function containersOf(template: Fields): Fields[] {
  const { spec } = template;
  return isFields(spec) && Array.isArray(spec.containers)
    ? spec.containers.filter(isFields)
    : [];
}
