import { JsonValue } from '../../../model/resource';

/** Longer texts are no numbers; a cap, so that nobody makes us parse a megabyte of digits. */
const longestNumber = 64;

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/;
const integer = /^[+-]?\d+$/;

/** As goss converts to text: lists by lines. Undefined for what has no text (maps, null). */
export function textOf(value: JsonValue): string | undefined {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value);
    default:
      return Array.isArray(value) ? linesOf(value) : undefined;
  }
}

function linesOf(values: readonly JsonValue[]): string | undefined {
  const texts: string[] = [];
  for (const value of values) {
    const text = Array.isArray(value) ? undefined : textOf(value);
    if (text === undefined) {
      return undefined;
    }
    texts.push(text);
  }
  return texts.join('\n');
}

/** As goss converts to a number. Integers that a `number` cannot hold stay exact. */
export function numberOf(value: JsonValue): number | bigint | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') {
    return value;
  }
  if (typeof value === 'boolean') {
    return undefined;
  }
  const text = textOf(value)?.trim();
  if (
    text === undefined ||
    text.length > longestNumber ||
    !decimal.test(text)
  ) {
    return undefined;
  }
  const number = Number(text);
  return integer.test(text) && !Number.isSafeInteger(number)
    ? BigInt(text.replace('+', ''))
    : number;
}

/** Numbers of one value are equal, whether they are held as `number` or as `bigint`. */
export function areNumbersEqual(
  a: number | bigint,
  b: number | bigint,
): boolean {
  return typeof a === typeof b ? a === b : a <= b && a >= b;
}

/** As goss converts to a list: a text by lines. Undefined for what is no list. */
export function listOf(value: JsonValue): readonly JsonValue[] | undefined {
  if (Array.isArray(value)) {
    return value;
  }
  return typeof value === 'string' ? value.split('\n') : undefined;
}

/** Equal in type, value and order. */
export function areEqual(a: JsonValue, b: JsonValue): boolean {
  if (typeof a === 'number' || typeof a === 'bigint') {
    return (
      (typeof b === 'number' || typeof b === 'bigint') && areNumbersEqual(a, b)
    );
  }
  if (a === null || b === null || typeof a !== 'object') {
    return a === b;
  }
  if (typeof b !== 'object' || Array.isArray(a) !== Array.isArray(b)) {
    return false;
  }
  const left = Object.entries(a);
  return (
    left.length === Object.keys(b).length &&
    left.every(
      ([key, value]) =>
        Object.hasOwn(b, key) &&
        areEqual(value, (b as { [key: string]: JsonValue })[key]),
    )
  );
}
