import { keyDefaults } from '../known/lists';
import { isMap, JsonMap, own } from '../values/json';

/** An element of a list under the name that tells it from the others. */
export interface ListElement {
  readonly value: unknown;
  readonly position: number;
  /** The same for elements that are one, in whichever list they stand; a key for maps, cheaper than a text. */
  readonly identity: unknown;
  /** Keys that make the name, where keys do. */
  readonly keys?: readonly string[];
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
    readonly keys: readonly string[],
  ) {}

  get identity(): unknown {
    return this.keys.length === 1
      ? keyValue(this.value, this.keys[0])
      : this.segment;
  }

  get segment(): string {
    return `[${this.pairs((key, json) => `${key}=${json}`)}]`;
  }

  get token(): string {
    return `k:{${this.pairs((key, json) => `"${key}":${json}`)}}`;
  }

  private pairs(write: (key: string, json: string) => string): string {
    return this.keys
      .map(key => write(key, JSON.stringify(keyValue(this.value, key))))
      .join();
  }
}

/** The items of a map list; undefined where one of them lacks a key, so that only its position is left. */
export function nameByKeys(
  items: readonly unknown[],
  keys: readonly string[],
): ListElement[] | undefined {
  const elements: ListElement[] = [];
  for (let position = 0; position < items.length; position += 1) {
    const item = items[position];
    if (!isMap(item) || !hasKeys(item, keys)) {
      return undefined;
    }
    elements.push(new KeyedElement(item, position, keys));
  }
  return elements;
}

/** An item of a map list that has all its keys. */
export function nameByKey(
  items: readonly unknown[],
  position: number,
  keys: readonly string[],
): ListElement {
  return new KeyedElement(items[position] as JsonMap, position, keys);
}

/** The items of a set. */
export function nameByValue(value: unknown, position: number): ListElement {
  const json =
    typeof value === 'bigint' ? String(value) : JSON.stringify(value);
  const segment = `[=${json}]`;
  return { value, position, identity: segment, segment, token: `v:${json}` };
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
  keys: readonly string[],
): boolean {
  if (
    left.length !== right.length ||
    (left.length > shortLength && keys.length > 1)
  ) {
    return false;
  }
  for (let position = 0; position < left.length; position += 1) {
    const item = left[position];
    const other = right[position];
    if (
      !isMap(item) ||
      !isMap(other) ||
      !hasKeys(item, keys) ||
      !haveSameKeys(item, other, keys)
    ) {
      return false;
    }
  }
  return areDistinct(left as readonly JsonMap[], keys);
}

function areDistinct(
  items: readonly JsonMap[],
  keys: readonly string[],
): boolean {
  if (items.length > shortLength) {
    const values = new Set(items.map(item => keyValue(item, keys[0])));
    return values.size === items.length;
  }
  for (let position = 1; position < items.length; position += 1) {
    for (let before = 0; before < position; before += 1) {
      if (haveSameKeys(items[position], items[before], keys)) {
        return false;
      }
    }
  }
  return true;
}

function hasKeys(item: JsonMap, keys: readonly string[]): boolean {
  for (const key of keys) {
    const value = keyValue(item, key);
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

function haveSameKeys(
  item: JsonMap,
  other: JsonMap,
  keys: readonly string[],
): boolean {
  for (const key of keys) {
    if (keyValue(item, key) !== keyValue(other, key)) {
      return false;
    }
  }
  return true;
}

function keyValue(item: JsonMap, key: string): unknown {
  return own(item, key) ?? keyDefaults[key];
}
