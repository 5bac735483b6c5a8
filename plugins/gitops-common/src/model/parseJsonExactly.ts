const longDigits = /\d{16}/;

/** Longer ones are read as `JSON.parse` does: no server counts so far, and a million digits take long to read. */
const maxDigits = 100;

/**
 * Parses JSON like `JSON.parse`, but gives integers that a double cannot hold as `bigint`. Costs nothing extra where the
 * text has no run of 16 digits, and about as much again where it has one: a reviver, which would see the digits too,
 * takes seconds for the megabytes that a hostile server may send.
 *
 * Such integers are written as strings that begin with `~` before the text is parsed, and turned into `bigint` after it.
 * A string that begins with `~` itself, or with an escape that may stand for one, gets two more.
 *
 * @public
 * @throws SyntaxError as `JSON.parse` does
 */
export function parseJsonExactly(text: string): unknown {
  return longDigits.test(text)
    ? restore(JSON.parse(markIntegers(text)))
    : JSON.parse(text);
}

function markIntegers(text: string): string {
  const parts: string[] = [];
  let position = 0;
  for (;;) {
    const quote = text.indexOf('"', position);
    if (quote < 0) {
      parts.push(markNumbers(text.slice(position)));
      return parts.join('');
    }
    const end = findStringEnd(text, quote);
    parts.push(markNumbers(text.slice(position, quote)));
    const first = text[quote + 1];
    const isAmbiguous = first === '~' || first === '\\';
    parts.push(
      isAmbiguous && !isKey(text, end)
        ? `"~~${text.slice(quote + 1, end)}`
        : text.slice(quote, end),
    );
    position = end;
  }
}

/** @param text - between two strings: punctuation, numbers and literals */
function markNumbers(text: string): string {
  return longDigits.test(text)
    ? text.replace(/(-?\d[\d.eE+-]*)(\s*:)?/g, (found, token, colon) =>
        // As a key it must stay the mistake that it is.
        colon === undefined && isUnsafeInteger(token) ? `"~${token}"` : found,
      )
    : text;
}

function isUnsafeInteger(token: string): boolean {
  return (
    token.length <= maxDigits &&
    /^-?[1-9]\d*$/.test(token) &&
    !Number.isSafeInteger(Number(token))
  );
}

/** The position behind the string that begins at a quote; the end of the text where it has no end. */
function findStringEnd(text: string, quote: number): number {
  let end = text.indexOf('"', quote + 1);
  while (end >= 0 && isEscaped(text, end)) {
    end = text.indexOf('"', end + 1);
  }
  return end < 0 ? text.length : end + 1;
}

function isEscaped(text: string, position: number): boolean {
  let backslashes = 0;
  while (text[position - 1 - backslashes] === '\\') {
    backslashes += 1;
  }
  return backslashes % 2 === 1;
}

function isKey(text: string, end: number): boolean {
  let position = end;
  while (/\s/.test(text.charAt(position))) {
    position += 1;
  }
  return text[position] === ':';
}

/** Works through a list of its own, since a hostile document may be nested deeper than the stack. */
function restore(root: unknown): unknown {
  const holder = { root };
  const waiting: object[] = [holder];
  for (let current = waiting.pop(); current; current = waiting.pop()) {
    const node = current as Record<string, unknown>;
    for (const key of Object.keys(node)) {
      const value = node[key];
      if (typeof value === 'object' && value !== null) {
        waiting.push(value);
      } else if (typeof value === 'string' && value.startsWith('~')) {
        // Defined, since to assign to `__proto__` would not set a property.
        Object.defineProperty(node, key, {
          value: value.startsWith('~~')
            ? value.slice(2)
            : BigInt(value.slice(1)),
          configurable: true,
          enumerable: true,
          writable: true,
        });
      }
    }
  }
  return holder.root;
}
