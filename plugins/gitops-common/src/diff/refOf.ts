import {
  KubernetesObject,
  parseApiVersion,
  ResourceRef,
} from '../model/resource';
import { isMap } from './values/json';

/** The reference under which a live object stands. */
export function refOf(object: KubernetesObject): ResourceRef {
  const { namespace, name } = object.metadata;
  const { kind } = object;
  const { group } = parseApiVersion(object.apiVersion);
  return namespace ? { group, kind, namespace, name } : { group, kind, name };
}

/** Whether a document names itself, as every object does that a server sends; nothing can be said about others. */
export function isNamed(object: unknown): object is KubernetesObject {
  return (
    isMap(object) &&
    typeof object.apiVersion === 'string' &&
    typeof object.kind === 'string' &&
    isMap(object.metadata) &&
    typeof object.metadata.name === 'string'
  );
}
