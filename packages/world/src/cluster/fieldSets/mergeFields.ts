import { FieldType, fieldTypeOf, itemTypeOf } from '../schema/FieldType';
import { isFields } from '../types';
import { isGranularList, itemElement } from './pathElements';

/** Lays a configuration over a live object: keyed lists and sets item by item, atomic fields as a whole. */
export function mergeFields(
  live: unknown,
  config: unknown,
  type: FieldType,
): unknown {
  if (type.atomic || live === undefined) {
    return config;
  }
  if (isGranularList(type, live) && isGranularList(type, config)) {
    return mergeItems(live as unknown[], config as unknown[], type);
  }
  if (isFields(live) && isFields(config)) {
    const merged = { ...live };
    for (const [name, value] of Object.entries(config)) {
      merged[name] = mergeFields(live[name], value, fieldTypeOf(type, name));
    }
    return merged;
  }
  return config;
}

function mergeItems(
  live: unknown[],
  config: unknown[],
  type: FieldType,
): unknown[] {
  const wanted = new Map(config.map(item => [itemElement(type, item), item]));
  const merged = live.map(item => {
    const element = itemElement(type, item);
    if (!wanted.has(element)) {
      return item;
    }
    const value = wanted.get(element);
    wanted.delete(element);
    return mergeFields(item, value, itemTypeOf(type));
  });
  return [...merged, ...wanted.values()];
}
