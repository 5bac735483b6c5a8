import { parseJsonExactly } from '@oneroof/plugin-gitops-common';

/**
 * Parses JSON that was stored with a verdict. Integers that a double cannot hold become text: rounded, two values that
 * differ could be shown as equal.
 */
export function parseStoredJson(text: string): unknown {
  return withTextForBigints(parseJsonExactly(text));
}

function withTextForBigints(value: unknown): unknown {
  if (typeof value === 'bigint') {
    return value.toString();
  }
  if (Array.isArray(value)) {
    return value.map(withTextForBigints);
  }
  if (typeof value === 'object' && value !== null) {
    // fromEntries defines own properties: a key `__proto__` stays a key.
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        withTextForBigints(item),
      ]),
    );
  }
  return value;
}
