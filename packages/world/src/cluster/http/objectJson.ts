import { KubeObject } from '../types';

const cache = new WeakMap<KubeObject, string>();

/** The JSON of a stored object. Stored objects never change, so each version is written once however often it is read. */
export function objectJson(object: KubeObject): string {
  let json = cache.get(object);
  if (json === undefined) {
    json = JSON.stringify(object);
    cache.set(object, json);
  }
  return json;
}
