/** A JSON object, with its values not looked at yet. */
export type JsonMap = { [key: string]: unknown };

export function isMap(value: unknown): value is JsonMap {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** An own value of a map: `toString` and `__proto__` are keys like any other. `null` counts as absent. */
export function own(map: JsonMap, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] ?? undefined : undefined;
}

/** Whether two JSON values are the same, key order aside. */
export function equalJson(a: unknown, b: unknown): boolean {
  if (a === b) {
    return true;
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => equalJson(item, b[i]));
  }
  if (isMap(a) && isMap(b)) {
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every(key => Object.hasOwn(b, key) && equalJson(a[key], b[key]))
    );
  }
  return equalNumbers(a, b);
}

/** One text for equal values: keys in alphabetical order, integers with all their digits. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonicalJson).join()}]`;
  }
  if (isMap(value)) {
    const pairs = Object.keys(value)
      .sort()
      .map(key => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
    return `{${pairs.join()}}`;
  }
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}

/**
 * Whether two values are the same scalar, or maps of the same scalars. A walk asks before each step, which has nothing
 * to say of such values. It looks no further down, so that asking at every level costs no more than one more look at
 * each value.
 */
export function isPlainlyEqual(a: unknown, b: unknown): boolean {
  if (a === b) {
    return true;
  }
  if (!isMap(a) || !isMap(b)) {
    return false;
  }
  // No list of keys is made: this runs for every map of every object, and nearly always to the end.
  for (const key in a) {
    if (!Object.hasOwn(b, key) || a[key] !== b[key]) {
      return false;
    }
  }
  for (const key in b) {
    if (!Object.hasOwn(a, key)) {
      return false;
    }
  }
  return true;
}

/** Whether two values are one number, in whatever type it is held. */
export function equalNumbers(a: unknown, b: unknown): boolean {
  const numeric =
    (typeof a === 'number' || typeof a === 'bigint') &&
    (typeof b === 'number' || typeof b === 'bigint');
  // Loose equality of bigint and number is exact; a conversion would not be.
  // eslint-disable-next-line eqeqeq
  return numeric && a == b;
}

/** Whether a value says nothing: an empty text, zero, false, or a map or list without anything that says more. */
export function isZero(value: unknown): boolean {
  if (isMap(value)) {
    return Object.values(value).every(
      inner => inner === null || (typeof inner === 'object' && isZero(inner)),
    );
  }
  return Array.isArray(value) ? value.length === 0 : !value;
}
