/** Longest text that a table cell shows before it is asked for more. */
export const valueLimit = 400;

/** Longest list or object that reads well in one line. */
const lineLimit = 60;

/** A JSON value as a person reads it. */
export interface FormattedValue {
  text: string;
  /** More characters exist than {@link valueLimit}. */
  isCut: boolean;
}

/**
 * A value of a document as text: strings as they are, everything else as JSON. Strings that look like another type keep
 * their quotes, since `"true"` against `true` is exactly the kind of drift that a reader has to see.
 */
export function formatValue(
  value: unknown,
  limit: number = valueLimit,
): FormattedValue {
  const text = toText(value);
  return text.length > limit
    ? { text: text.slice(0, limit), isCut: true }
    : { text, isCut: false };
}

function toText(value: unknown): string {
  if (typeof value === 'string') {
    return looksLikeAnotherType(value) ? JSON.stringify(value) : value;
  }
  const line = JSON.stringify(value) ?? '';
  return line.length <= lineLimit ? line : JSON.stringify(value, undefined, 2);
}

function looksLikeAnotherType(text: string): boolean {
  return (
    text === '' ||
    text.trim() !== text ||
    /^(true|false|null|~|[-+]?[0-9][0-9._]*(e[-+]?[0-9]+)?)$/i.test(text)
  );
}
