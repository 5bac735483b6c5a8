import { TemplateFault } from './TemplateFault';

/** A word of an action. */
export type Token = { offset: number } & (
  | { type: 'word'; text: string }
  | { type: 'path'; variable?: string; fields: string[] }
  | { type: 'text'; value: string }
  | { type: 'number'; value: number | bigint }
  | { type: 'sign'; text: '|' | '(' | ')' | ',' | ':=' | '=' }
);

const name = '[\\p{L}_][\\p{L}\\p{Nd}_]*';
const fields = `(?:\\.${name})`;

const patterns = {
  space: /[ \t\r\n]+/y,
  path: new RegExp(`(?:\\$(?:${name})?${fields}*|${fields}+|\\.)`, 'uy'),
  word: new RegExp(name, 'uy'),
  number: /[+-]?(?:0[xX][0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y,
  text: /"(?:[^"\\\n]|\\[^\n])*"/y,
  raw: /`[^`]*`/y,
  sign: /:=|[|(),=]/y,
};

/**
 * Reads the words of an action up to its end.
 *
 * @returns the words, where the text goes on, and whether its white space is trimmed there
 * @throws TemplateFault
 */
export function scanAction(
  text: string,
  start: number,
): { tokens: Token[]; position: number; trims: boolean } {
  const tokens: Token[] = [];
  let position = start;
  for (;;) {
    const afterSpace = position + lengthOf(patterns.space, text, position);
    const isSpaced = afterSpace > position;
    position = afterSpace;
    if (text.startsWith('}}', position)) {
      return { tokens, position: position + 2, trims: false };
    }
    if (isSpaced && text.startsWith('-}}', position)) {
      return { tokens, position: position + 3, trims: true };
    }
    const last = tokens.at(-1);
    const next = scanToken(text, position);
    const closes = last?.type === 'sign' && last.text === ')';
    // "(...).field" goes on; else words must be apart, as Go wants it.
    if (
      last &&
      !isSpaced &&
      next.token.type !== 'sign' &&
      last.type !== 'sign' &&
      !closes
    ) {
      throw unexpected(text, position);
    }
    tokens.push(next.token);
    position += next.length;
  }
}

function scanToken(
  text: string,
  offset: number,
): { token: Token; length: number } {
  const path = match(patterns.path, text, offset);
  if (path !== undefined) {
    return { token: { ...pathOf(path), offset }, length: path.length };
  }
  const word = match(patterns.word, text, offset);
  if (word !== undefined) {
    return { token: { offset, type: 'word', text: word }, length: word.length };
  }
  const number = match(patterns.number, text, offset);
  if (number !== undefined) {
    const value = numberOf(number);
    return { token: { offset, type: 'number', value }, length: number.length };
  }
  const quoted = match(patterns.text, text, offset);
  if (quoted !== undefined) {
    const value = unquote(quoted, offset);
    return { token: { offset, type: 'text', value }, length: quoted.length };
  }
  const raw = match(patterns.raw, text, offset);
  if (raw !== undefined) {
    const value = raw.slice(1, -1);
    return { token: { offset, type: 'text', value }, length: raw.length };
  }
  const sign = match(patterns.sign, text, offset);
  if (sign !== undefined) {
    const token = { offset, type: 'sign', text: sign } as Token;
    return { token, length: sign.length };
  }
  throw unexpected(text, offset);
}

function pathOf(text: string) {
  const [first, ...rest] = text.split('.');
  const isVariable = first.startsWith('$');
  return {
    type: 'path' as const,
    fields: rest.filter(field => field !== ''),
    ...(isVariable && { variable: first }),
  };
}

function numberOf(text: string): number | bigint {
  const value = Number(text.replace(/^\+/, ''));
  const isExact = !/^[+-]?\d+$/.test(text) || Number.isSafeInteger(value);
  return isExact ? value : BigInt(text.replace(/^\+/, ''));
}

/** Go and JSON share the escapes that people write. */
function unquote(text: string, offset: number): string {
  try {
    return JSON.parse(text.replace(/\t/g, '\\t'));
  } catch {
    throw new TemplateFault(
      'unsupported',
      'an escape in a text is not known: known are \\n, \\t, \\", \\\\ and \\u0000',
      offset,
    );
  }
}

function match(
  pattern: RegExp,
  text: string,
  offset: number,
): string | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0];
}

function lengthOf(pattern: RegExp, text: string, offset: number): number {
  return match(pattern, text, offset)?.length ?? 0;
}

function unexpected(text: string, offset: number): TemplateFault {
  return offset >= text.length
    ? new TemplateFault('invalid-yaml', 'an action has no end: }}', offset)
    : new TemplateFault(
        'invalid-yaml',
        `unexpected ${JSON.stringify(text[offset])} in a template`,
        offset,
      );
}
