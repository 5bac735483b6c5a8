import { JsonMap, own } from '../values/json';

/**
 * By what the items of a list are told apart: their keys, alphabetically, or `set`, or `atomic`. Lists without a list
 * type are merged by the keys of strategic merge patches, as the server does for them.
 */
export function readListIdentity(
  schema: JsonMap,
): 'atomic' | 'set' | readonly string[] {
  const type = own(schema, 'x-kubernetes-list-type');
  if (type === 'map') {
    const keys = own(schema, 'x-kubernetes-list-map-keys');
    return Array.isArray(keys) && keys.length > 0 && keys.every(isKey)
      ? [...keys].sort()
      : 'atomic';
  }
  if (type !== undefined) {
    return type === 'set' ? 'set' : 'atomic';
  }
  const strategy = own(schema, 'x-kubernetes-patch-strategy');
  if (typeof strategy !== 'string' || !strategy.split(',').includes('merge')) {
    return 'atomic';
  }
  const key = own(schema, 'x-kubernetes-patch-merge-key');
  return isKey(key) ? [key] : 'set';
}

function isKey(key: unknown): key is string {
  return typeof key === 'string' && key !== '';
}
