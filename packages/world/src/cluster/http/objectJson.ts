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

const itemCache = new WeakMap<KubeObject, string>();

/** The JSON of a built-in object as an item of a list: real servers leave out what the list itself says, its kind. */
export function itemJson(object: KubeObject): string {
  let json = itemCache.get(object);
  if (json === undefined) {
    const { apiVersion, kind, ...rest } = object;
    json = JSON.stringify(rest);
    itemCache.set(object, json);
  }
  return json;
}
