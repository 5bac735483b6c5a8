import { formatValue } from './formatValue';

/** Longest value beside its path. */
const valueLimit = 32;

/** Of hashes, which are compared by their first digits. */
const hashLimit = 12;
const hash = /^[0-9a-f]{32,}$/;

/** A value as short as it can be told from the other. */
export interface ShortValue {
  text: string;
  isCut: boolean;
}

/**
 * Both sides of a difference for one line of text. Lists of one (as versions are) show the one, hashes their first
 * digits, and texts go without quotes: all of it only while the two still look different.
 */
export function shortSides(
  desired: unknown,
  live: unknown,
): [ShortValue, ShortValue] {
  const tries = [
    [shorten(onlyOne(desired)), shorten(onlyOne(live))],
    [formatValue(desired, valueLimit), formatValue(live, valueLimit)],
  ] as const;
  const [one, other] =
    tries.find(([left, right]) => left.text !== right.text) ?? tries[1];
  return [one, other];
}

function shorten(value: unknown): ShortValue {
  if (typeof value !== 'string' || value.trim() !== value || value === '') {
    return formatValue(value, valueLimit);
  }
  const limit = hash.test(value) ? hashLimit : valueLimit;
  return { text: value.slice(0, limit), isCut: value.length > limit };
}

function onlyOne(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}
