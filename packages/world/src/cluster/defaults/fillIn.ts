import { Fields, isFields } from '../types';

/** Fields that are absent get these values; what is there stays. Nested objects are filled in, too. */
export function fillIn(value: unknown, defaults: Fields): Fields {
  const result: Fields = isFields(value) ? { ...value } : {};
  for (const [name, fallback] of Object.entries(defaults)) {
    if (result[name] === undefined || result[name] === null) {
      result[name] = fallback;
    } else if (isFields(fallback) && isFields(result[name])) {
      result[name] = fillIn(result[name], fallback);
    }
  }
  return result;
}

/** Maps the objects of a list; anything else is left as it is. */
export function mapItems(
  value: unknown,
  change: (item: Fields) => Fields,
): unknown {
  return Array.isArray(value)
    ? value.map(item => (isFields(item) ? change(item) : item))
    : value;
}
