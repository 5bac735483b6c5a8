import { KubernetesObject, parseApiVersion } from '../model/resource';
import { withHostPorts } from './known/hostPorts';
import { isBuiltIn } from './known/kinds';
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
  const { kind } = object;
  if (isSecret(object)) {
    return withEffectiveData;
  }
  if (!isBuiltIn(parseApiVersion(object.apiVersion).group)) {
    return document => document;
  }
  return kind === 'LimitRange'
    ? withLimitDefaults
    : document => withHostPorts(document, kind);
}
