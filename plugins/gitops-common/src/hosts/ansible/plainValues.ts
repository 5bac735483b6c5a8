import { isMap, own } from '../../diff/values/json';

/**
 * A value as it is meant: Ansible wraps texts that it must not evaluate as `{"__ansible_unsafe": text}`. Encrypted ones
 * (`__ansible_vault`) say nothing.
 */
export function plainOf(value: unknown): unknown {
  if (!isMap(value)) {
    return value;
  }
  if (Object.hasOwn(value, '__ansible_vault')) {
    return undefined;
  }
  return Object.hasOwn(value, '__ansible_unsafe')
    ? value.__ansible_unsafe
    : value;
}

/** A text that is not empty. */
export function textOf(value: unknown): string | undefined {
  const plain = plainOf(value);
  return typeof plain === 'string' && plain !== '' ? plain : undefined;
}

/** An integer, written as a number or as digits. */
export function integerOf(value: unknown): number | undefined {
  const plain = plainOf(value);
  const number =
    typeof plain === 'string' && /^-?\d{1,15}$/.test(plain)
      ? Number(plain)
      : plain;
  return typeof number === 'number' && Number.isSafeInteger(number)
    ? number
    : undefined;
}

/** The properties that were gathered. */
export function definedOf<T extends Record<string, unknown>>(
  properties: T,
): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== undefined),
  ) as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** A fact by its name, which older and newer versions write with and without `ansible_`. */
export function factOf(facts: Record<string, unknown>, name: string): unknown {
  return own(facts, `ansible_${name}`) ?? own(facts, name);
}

/** Text of a host or a repository as a line: cut, and without what a terminal or a page obeys. */
export function lineOf(text: string, maxLength: number): string {
  const line = Array.from(text.slice(0, 4 * maxLength))
    .map(character =>
      /[\p{C}\p{Zl}\p{Zp}]/u.test(character) ? ' ' : character,
    )
    .join('');
  return line.length > maxLength ? `${line.slice(0, maxLength - 1)}…` : line;
}
