import { Fields, isFields, KubeObject } from '../cluster/types';

/** Changes the first container of a workload, as a person with an editor does. */
export function editContainer(
  object: KubeObject,
  edit: (container: Fields) => Fields,
): KubeObject {
  const spec = fieldsAt(object, 'spec');
  const template = fieldsAt(spec, 'template');
  const podSpec = fieldsAt(template, 'spec');
  const [first, ...others] = podSpec.containers as Fields[];
  const containers = [edit(first), ...others];
  return {
    ...object,
    spec: {
      ...spec,
      template: { ...template, spec: { ...podSpec, containers } },
    },
  };
}

/** Sets a field of the spec. */
export function editSpec(object: KubeObject, fields: Fields): KubeObject {
  return { ...object, spec: { ...fieldsAt(object, 'spec'), ...fields } };
}

function fieldsAt(parent: Fields, name: string): Fields {
  const value = parent[name];
  if (!isFields(value)) {
    throw new Error(`the object has no ${name}`);
  }
  return value;
}
