import { KubernetesObject } from '../model/resource';
import { withLimitDefaults } from './known/limitRangeDefaults';
import { isSecret, withEffectiveData } from './secretData';
import { JsonMap } from './values/json';

/**
 * What the server makes of documents of an object's kind where it moves or copies values inside of them, so that both
 * sides are compared in its form.
 */
export function effectOf(
  object: KubernetesObject,
): (document: JsonMap) => JsonMap {
  if (isSecret(object)) {
    return withEffectiveData;
  }
  return object.kind === 'LimitRange' && object.apiVersion === 'v1'
    ? withLimitDefaults
    : document => document;
}
