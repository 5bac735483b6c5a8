import { RE2Set } from 're2js';

/** Longer patterns are refused: nobody reads them, and their programs are large. */
const longestPattern = 1000;
/** Instructions of a compiled pattern; one that a person wrote has some dozens. */
const largestProgram = 1000;
/** Patterns that are kept, and bytes that each may take for states that it has met: 50 MB together at worst. */
const mostKept = 200;
const stateBytes = 256 * 1024;

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
  if (compiled.size >= mostKept) {
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
    // A set of one: of this engine's forms the one whose memory can be bounded.
    const set = new RE2Set(RE2Set.UNANCHORED, 0, stateBytes);
    set.add(pattern);
    set.compile();
    const size = set.prog.numInst();
    return size > largestProgram
      ? { fault: 'a pattern repeats too much' }
      : { size, test: text => set.match(text).length > 0 };
  } catch {
    // The engine's message would repeat the pattern, which stands beside it anyway.
    return { fault: 'a pattern is no regular expression of Go (RE2)' };
  }
}
