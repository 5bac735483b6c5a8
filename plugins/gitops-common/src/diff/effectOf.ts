import { KubernetesObject } from '../model/resource';
import { isSecret, withEffectiveData } from './secretData';
import { JsonMap } from './values/json';

/** What the server makes of documents of an object's kind before it stores them, where it moves values inside of them. */
export function effectOf(
  object: KubernetesObject,
): (document: JsonMap) => JsonMap {
  return isSecret(object) ? withEffectiveData : document => document;
}
