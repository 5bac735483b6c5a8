import { canonicalJson, isMap, JsonMap, own } from '../values/json';
import { MapList } from './MapList';

/** An element of a list under the name that tells it from the others. */
export interface ListElement {
  readonly value: unknown;
  readonly position: number;
  /** The same for elements that are one, in whichever list they stand; a key for maps, cheaper than a text. */
  readonly identity: unknown;
  /** What makes the name, where keys do. */
  readonly list?: MapList;
  /** As paths write it. */
  readonly segment: string;
  /** As `managedFields` writes it. */
  readonly token: string;
}

/** Writes its name out only where it is asked for: nearly all elements of a fleet are as git declares them. */
class KeyedElement implements ListElement {
  constructor(
    readonly value: JsonMap,
    readonly position: number,
    readonly list: MapList,
  ) {}

  get identity(): unknown {
    const { keys } = this.list;
    return keys.length === 1
      ? keyValue(this.value, keys[0], this.list)
      : this.segment;
  }

  get segment(): string {
    return `[${this.pairs((key, json) => `${key}=${json}`)}]`;
  }

  get token(): string {
    return `k:{${this.pairs((key, json) => `"${key}":${json}`)}}`;
  }

  private pairs(write: (key: string, json: string) => string): string {
    return this.list.keys
      .map(key =>
        write(key, JSON.stringify(keyValue(this.value, key, this.list))),
      )
      .join();
  }
}

/** The items of a map list; undefined where one of them lacks a key, so that only its position is left. */
export function nameByKeys(
  items: readonly unknown[],
  list: MapList,
): ListElement[] | undefined {
  const elements: ListElement[] = [];
  for (let position = 0; position < items.length; position += 1) {
    const item = items[position];
    if (!isMap(item) || !hasKeys(item, list)) {
      return undefined;
    }
    elements.push(new KeyedElement(item, position, list));
  }
  return elements;
}

/** An item of a map list that has all its keys. */
export function nameByKey(
  items: readonly unknown[],
  position: number,
  list: MapList,
): ListElement {
  return new KeyedElement(items[position] as JsonMap, position, list);
}

/** The items of a set. */
export function nameByValue(value: unknown, position: number): ListElement {
  const json = canonicalJson(value);
  const segment = `[=${json}]`;
  return { value, position, identity: segment, segment, token: `v:${json}` };
}

/** Items of a list by what identifies them: of two that are one, the first. */
export function indexItems(
  items: unknown,
  list: MapList | undefined,
): ReadonlyMap<unknown, unknown> {
  const index = new Map<unknown, unknown>();
  if (Array.isArray(items)) {
    const elements = list
      ? nameByKeys(items, list) ?? []
      : items.map(nameByValue);
    for (const { identity, value } of elements) {
      if (!index.has(identity)) {
        index.set(identity, value);
      }
    }
  }
  return index;
}

/** An item as the server would keep it, with those of its keys that it leaves to their defaults. */
export function withKeyDefaults({ value, list }: ListElement): unknown {
  if (!isMap(value) || !list) {
    return value;
  }
  const missing = list.keys.filter(key => !Object.hasOwn(value, key));
  return missing.length > 0
    ? {
        ...value,
        ...Object.fromEntries(missing.map(key => [key, list.defaults[key]])),
      }
    : value;
}

/** Up to here it is cheapest to compare each item with those before it. */
const shortLength = 16;

/**
 * Whether two lists hold the same items in the same order, none of them twice, as far as their keys tell: then each
 * item's counterpart stands at its own position, and no name is needed to find it. False for long lists of more than one
 * key, which take names.
 */
export function areAligned(
  left: readonly unknown[],
  right: readonly unknown[],
  list: MapList,
): boolean {
  if (
    left.length !== right.length ||
    (left.length > shortLength && list.keys.length > 1)
  ) {
    return false;
  }
  for (let position = 0; position < left.length; position += 1) {
    const item = left[position];
    const other = right[position];
    if (
      !isMap(item) ||
      !isMap(other) ||
      !hasKeys(item, list) ||
      !haveSameKeys(item, other, list)
    ) {
      return false;
    }
  }
  return areDistinct(left as readonly JsonMap[], list);
}

function areDistinct(items: readonly JsonMap[], list: MapList): boolean {
  if (items.length > shortLength) {
    const values = new Set(
      items.map(item => keyValue(item, list.keys[0], list)),
    );
    return values.size === items.length;
  }
  for (let position = 1; position < items.length; position += 1) {
    for (let before = 0; before < position; before += 1) {
      if (haveSameKeys(items[position], items[before], list)) {
        return false;
      }
    }
  }
  return true;
}

function hasKeys(item: JsonMap, list: MapList): boolean {
  for (const key of list.keys) {
    const value = keyValue(item, key, list);
    if (
      typeof value !== 'string' &&
      typeof value !== 'number' &&
      typeof value !== 'boolean'
    ) {
      return false;
    }
  }
  return true;
}

function haveSameKeys(item: JsonMap, other: JsonMap, list: MapList): boolean {
  for (const key of list.keys) {
    if (keyValue(item, key, list) !== keyValue(other, key, list)) {
      return false;
    }
  }
  return true;
}

function keyValue(item: JsonMap, key: string, list: MapList): unknown {
  return own(item, key) ?? own(list.defaults, key);
}
