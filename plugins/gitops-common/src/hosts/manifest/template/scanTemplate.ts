import { scanAction, Token } from './scanAction';
import { TemplateFault } from './TemplateFault';

/** A template is text and actions; comments are gone, and so is white space that actions trim. */
export type TemplatePiece =
  | { type: 'text'; text: string; offset: number }
  | { type: 'action'; tokens: Token[]; source: string; offset: number };

/** Where an action ends, and whether white space after it is trimmed. */
interface TextEnd {
  position: number;
  trims: boolean;
  /** A comment has none. */
  tokens?: Token[];
}

const space = /[ \t\r\n]/;

/**
 * Splits a Go template.
 *
 * @throws TemplateFault
 */
export function scanTemplate(text: string): TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  let position = 0;
  let trimsNext = false;
  const addText = (start: number, end: number, trimsEnd: boolean) => {
    let from = start;
    let to = end;
    while (trimsNext && from < to && space.test(text[from])) {
      from += 1;
    }
    while (trimsEnd && to > from && space.test(text[to - 1])) {
      to -= 1;
    }
    if (to > from) {
      const piece = text.slice(from, to);
      pieces.push({ type: 'text', text: piece, offset: from });
    }
  };
  for (;;) {
    const start = text.indexOf('{{', position);
    if (start < 0) {
      addText(position, text.length, false);
      return pieces;
    }
    // "{{-3}}" is a number, "{{- 3}}" trims.
    const trimsBefore =
      text[start + 2] === '-' && space.test(text[start + 3] ?? '');
    addText(position, start, trimsBefore);
    const inside = start + (trimsBefore ? 3 : 2);
    const comment = endOfComment(text, inside, trimsBefore);
    const end: TextEnd = comment ?? scanAction(text, inside);
    if (end.tokens) {
      pieces.push({
        type: 'action',
        tokens: end.tokens,
        source: text.slice(start, end.position),
        offset: start,
      });
    }
    position = end.position;
    trimsNext = end.trims;
  }
}

/** Comments stand alone between the delimiters, or between white space where those trim. */
function endOfComment(
  text: string,
  inside: number,
  mayHaveSpace: boolean,
): TextEnd | undefined {
  let start = inside;
  while (mayHaveSpace && space.test(text[start] ?? '')) {
    start += 1;
  }
  if (!text.startsWith('/*', start)) {
    return undefined;
  }
  const close = text.indexOf('*/', start + 2);
  if (close < 0) {
    throw new TemplateFault('invalid-yaml', 'a comment has no end', start);
  }
  const rest = /^(?:[ \t\r\n]+(-)\}\}|\}\})/.exec(
    text.slice(close + 2, close + 100),
  );
  if (!rest) {
    throw new TemplateFault(
      'invalid-yaml',
      'a comment must fill its action: {{/* ... */}}',
      close,
    );
  }
  return {
    position: close + 2 + rest[0].length,
    trims: rest[1] !== undefined,
  };
}
