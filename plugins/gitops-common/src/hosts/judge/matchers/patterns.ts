import { JsonValue } from '../../../model/resource';
import { compileRegexp } from './compileRegexp';
import { MatchContext, Outcome, tooCostly, Unjudged } from './Outcome';

/** What declared patterns say of a text. */
export interface PatternFindings {
  /** Patterns that no line holds; negated ones that some line does. */
  unmet: string[];
  unjudged?: Unjudged;
}

interface Pattern {
  isNegated: boolean;
  /** Undefined where it cannot be tried any more. */
  test(line: string): boolean | undefined;
}

/**
 * Tries patterns on the lines of a text: `text`, `!text`, `/regexp/`, `!/regexp/`, and `\!text` for a text that begins
 * with an exclamation mark. An empty pattern is met by every text, an empty one included.
 *
 * Source: goss manual, "io.Readers" (gossfile).
 */
export function tryPatterns(
  patterns: readonly JsonValue[],
  text: string,
  context: MatchContext,
): PatternFindings {
  const findings: PatternFindings = { unmet: [] };
  const lines = text.split(/\r?\n/);
  for (const pattern of patterns) {
    const outcome = tryPattern(pattern, lines, context);
    if (typeof outcome === 'object') {
      findings.unjudged ??= outcome;
    } else if (outcome !== 'holds') {
      findings.unmet.push(String(pattern));
    }
  }
  return findings;
}

function tryPattern(
  pattern: JsonValue,
  lines: readonly string[],
  context: MatchContext,
): Outcome {
  if (typeof pattern !== 'string') {
    return { unjudged: 'a pattern is no text: it needs quotes' };
  }
  const parsed = parsePattern(pattern, context);
  if ('unjudged' in parsed) {
    return parsed;
  }
  for (const line of lines) {
    const isFound = parsed.test(line);
    if (isFound === undefined) {
      return tooCostly;
    }
    if (isFound) {
      return parsed.isNegated ? 'fails' : 'holds';
    }
  }
  return parsed.isNegated ? 'holds' : 'fails';
}

function parsePattern(
  pattern: string,
  { budget }: MatchContext,
): Pattern | Unjudged {
  const isNegated = pattern.startsWith('!');
  const body = isNegated ? pattern.slice(1) : pattern;
  if (body.length > 1 && body.startsWith('/') && body.endsWith('/')) {
    const regexp = compileRegexp(body.slice(1, -1));
    return 'fault' in regexp
      ? { unjudged: regexp.fault }
      : {
          isNegated,
          test: line =>
            budget.spend((line.length + 1) * regexp.size)
              ? regexp.test(line)
              : undefined,
        };
  }
  const part = body.startsWith('\\') ? body.slice(1) : body;
  return {
    isNegated,
    test: line =>
      budget.spend(line.length + 1) ? line.includes(part) : undefined,
  };
}
