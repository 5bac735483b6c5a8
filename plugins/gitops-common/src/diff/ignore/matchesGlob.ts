/** What one place of a pattern takes: any run of characters, or one character that passes a test. */
type Token = '*' | ((character: string) => boolean);

/** More alternatives than anybody writes; `{a,b}{a,b}...` doubles them with each pair. */
const maxAlternatives = 256;

/**
 * Whether a text matches a pattern of Argo CD's kind: `*`, `?`, `[a-z]`, `[!a-z]`, `{one,two}`, and `\` before a
 * character that stands for itself. A pattern that is none matches nothing. Linear in time for each alternative: a
 * regular expression from a repository could be made to run for ever.
 */
export function matchesGlob(glob: string, text: string): boolean {
  if (glob === text || glob === '*') {
    return true;
  }
  if (!/[*?[{\\]/.test(glob)) {
    return false;
  }
  return expandBraces(glob).some(simple => {
    const tokens = parseTokens(simple);
    return tokens !== undefined && matchesTokens(tokens, text);
  });
}

function matchesTokens(tokens: readonly Token[], text: string): boolean {
  let g = 0;
  let t = 0;
  let star = -1;
  let mark = 0;
  while (t < text.length) {
    const token = tokens[g];
    if (token === '*') {
      star = g;
      mark = t;
      g += 1;
    } else if (token?.(text[t])) {
      g += 1;
      t += 1;
    } else if (star >= 0) {
      g = star + 1;
      mark += 1;
      t = mark;
    } else {
      return false;
    }
  }
  while (tokens[g] === '*') {
    g += 1;
  }
  return g === tokens.length;
}

function parseTokens(glob: string): Token[] | undefined {
  const tokens: Token[] = [];
  for (let i = 0; i < glob.length; i += 1) {
    const character = glob[i];
    if (character === '*') {
      tokens.push('*');
    } else if (character === '?') {
      tokens.push(() => true);
    } else if (character === '[') {
      const end = glob.indexOf(']', i + 2);
      if (end < 0) {
        return undefined;
      }
      tokens.push(parseClass(glob.slice(i + 1, end)));
      i = end;
    } else {
      i += character === '\\' ? 1 : 0;
      const literal = glob[i];
      tokens.push(found => found === literal);
    }
  }
  return tokens;
}

function parseClass(text: string): (character: string) => boolean {
  const negated = text.startsWith('!');
  const body = negated ? text.slice(1) : text;
  const ranges: [string, string][] = [];
  for (let i = 0; i < body.length; i += 1) {
    if (body[i + 1] === '-' && i + 2 < body.length) {
      ranges.push([body[i], body[i + 2]]);
      i += 2;
    } else {
      ranges.push([body[i], body[i]]);
    }
  }
  return character =>
    ranges.some(([from, to]) => from <= character && character <= to) !==
    negated;
}

/** `a{b,c}` as `ab` and `ac`; nothing where braces do not close or make too much. */
function expandBraces(glob: string): string[] {
  let left = [''];
  let rest = glob;
  for (let open = rest.indexOf('{'); open >= 0; open = rest.indexOf('{')) {
    const close = rest.indexOf('}', open);
    if (close < 0) {
      return [];
    }
    const before = rest.slice(0, open);
    const options = rest.slice(open + 1, close).split(',');
    if (left.length * options.length > maxAlternatives) {
      return [];
    }
    left = left.flatMap(text => options.map(o => `${text}${before}${o}`));
    rest = rest.slice(close + 1);
  }
  return left.map(text => `${text}${rest}`);
}
