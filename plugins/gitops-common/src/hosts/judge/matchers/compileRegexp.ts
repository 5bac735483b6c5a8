import { RE2JS } from 're2js';

/** Longer patterns are refused: nobody reads them, and their programs are large. */
const longestPattern = 1000;
/** Instructions of a compiled pattern; `(x{30}){30}` has about 900. */
const largestProgram = 5000;
const cached = 500;

export interface CompiledRegexp {
  test(text: string): boolean;
  /** Steps that a test takes at most for each character. */
  size: number;
}

/**
 * Patterns of the last hosts: thousands of hosts share the ones of a manifest. A memory of answers that are always the
 * same keeps the judge pure.
 */
const compiled = new Map<string, CompiledRegexp | { fault: string }>();

/**
 * A pattern in Go's syntax, which is goss's. RE2 has no backtracking: time grows with the product of text and program,
 * whatever a repository writes.
 */
export function compileRegexp(
  pattern: string,
): CompiledRegexp | { fault: string } {
  const known = compiled.get(pattern);
  if (known) {
    return known;
  }
  const result = compile(pattern);
  if (compiled.size >= cached) {
    compiled.clear();
  }
  compiled.set(pattern, result);
  return result;
}

function compile(pattern: string): CompiledRegexp | { fault: string } {
  if (pattern.length > longestPattern) {
    return { fault: `a pattern is longer than ${longestPattern} characters` };
  }
  try {
    const regexp = RE2JS.compile(pattern);
    const size = regexp.programSize();
    return size > largestProgram
      ? { fault: 'a pattern repeats too much' }
      : { size, test: text => regexp.test(text) };
  } catch {
    // The engine's message would repeat the pattern, which stands beside it anyway.
    return { fault: 'a pattern is no regular expression of Go (RE2)' };
  }
}
