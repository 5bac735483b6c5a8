import { keyDefaults } from '../known/lists';
import { isMap } from '../values/json';
import { keyPairs } from './Place';

/** An element of a list under the name that tells it from the others. */
export interface ListElement {
  value: unknown;
  position: number;
  segment: string;
  token?: string;
}

/** Names the items of a map list; undefined where one of them lacks a key, so that only its position is left. */
export function nameByKeys(
  items: unknown[],
  keys: readonly string[],
): ListElement[] | undefined {
  const elements: ListElement[] = [];
  for (let position = 0; position < items.length; position += 1) {
    const item = items[position];
    const pairs = isMap(item) ? keyPairs(item, keys, keyDefaults) : undefined;
    if (!pairs) {
      return undefined;
    }
    elements.push({
      value: item,
      position,
      segment: `[${pairs.map(([key, json]) => `${key}=${json}`).join()}]`,
      token: `k:{${pairs.map(([key, json]) => `"${key}":${json}`).join()}}`,
    });
  }
  return elements;
}

export function nameByValue(value: unknown, position: number): ListElement {
  const json =
    typeof value === 'bigint' ? String(value) : JSON.stringify(value);
  return { value, position, segment: `[=${json}]`, token: `v:${json}` };
}
