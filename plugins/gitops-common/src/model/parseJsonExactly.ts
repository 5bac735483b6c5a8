/**
 * Parses JSON like `JSON.parse`, but gives integers that a double cannot hold as `bigint`. Costs nothing extra where the
 * text has no run of 16 digits.
 *
 * @public
 * @throws SyntaxError as `JSON.parse` does
 */
export function parseJsonExactly(text: string): unknown {
  return /\d{16}/.test(text)
    ? JSON.parse(text, exactInteger as (key: string, value: unknown) => unknown)
    : JSON.parse(text);
}

function exactInteger(
  _key: string,
  value: unknown,
  context?: { source?: string },
): unknown {
  const source = context?.source;
  return typeof value === 'number' &&
    !Number.isSafeInteger(value) &&
    source !== undefined &&
    /^-?\d+$/.test(source)
    ? BigInt(source)
    : value;
}
