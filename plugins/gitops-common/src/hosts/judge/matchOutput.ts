import { JsonValue } from '../../model/resource';
import { MatchContext, Outcome } from './matchers/Outcome';
import { matchValue } from './matchers/matchValue';
import { tryPatterns } from './matchers/patterns';

/**
 * Text that a host printed: a list of patterns is tried line by line, everything else on the whole text. The newlines
 * at its end are left out on both sides, since some readers (Ansible) drop them.
 *
 * Source: goss manual, "io.Readers" (gossfile).
 */
export function matchOutput(
  expected: JsonValue,
  live: JsonValue,
  context: MatchContext,
): { outcome: Outcome; desired: JsonValue } {
  const text = Array.isArray(live) ? live.join('\n') : live;
  if (typeof text !== 'string') {
    return {
      outcome: { unjudged: 'what was gathered is no text' },
      desired: expected,
    };
  }
  if (!Array.isArray(expected)) {
    return {
      outcome: matchValue(trimmed(expected), trimmed(text), context),
      desired: expected,
    };
  }
  const { unmet, unjudged } = tryPatterns(expected, text, context);
  return {
    outcome: unmet.length > 0 ? 'fails' : unjudged ?? 'holds',
    desired: unmet,
  };
}

function trimmed(value: JsonValue): JsonValue {
  if (typeof value !== 'string') {
    return value;
  }
  // Not by a pattern: one that looks for the end at each newline takes minutes for a text that is full of them.
  let end = value.length;
  while (value[end - 1] === '\n') {
    end -= 1;
  }
  return value.slice(0, end);
}
