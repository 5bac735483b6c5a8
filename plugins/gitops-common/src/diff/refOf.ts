import {
  KubernetesObject,
  parseApiVersion,
  ResourceRef,
} from '../model/resource';

/** The reference under which a live object stands. */
export function refOf(object: KubernetesObject): ResourceRef {
  const { namespace, name } = object.metadata;
  return {
    group: parseApiVersion(object.apiVersion).group,
    kind: object.kind,
    ...(namespace ? { namespace } : {}),
    name,
  };
}
