import { JsonValue } from '../../../model/resource';
import { containElements } from './listMatchers';
import { goss } from './goss';
import { MatchContext, Outcome, outcomeOf } from './Outcome';
import { areNumbersEqual, numberOf, textOf } from './values';

/**
 * Whether a live value is as declared, under goss's rules: a text, number or boolean by equality after the live value
 * was converted to its type, a list as a part of the live list, a map as one matcher.
 *
 * Source: goss manual, "Matchers" (gossfile).
 */
export function matchValue(
  expected: JsonValue,
  live: JsonValue,
  context: MatchContext,
): Outcome {
  switch (typeof expected) {
    case 'string': {
      const text = textOf(live);
      return text === undefined ? 'incomparable' : outcomeOf(text === expected);
    }
    case 'number':
    case 'bigint': {
      const number = numberOf(live);
      return number === undefined
        ? 'incomparable'
        : outcomeOf(areNumbersEqual(number, expected));
    }
    case 'boolean':
      return outcomeOf(live === expected);
    default:
      if (expected === null) {
        return { unjudged: 'nothing is declared: the value is empty' };
      }
      return Array.isArray(expected)
        ? containElements(expected, live, context)
        : applyMatcher(expected, live, context);
  }
}

function applyMatcher(
  expected: { [key: string]: JsonValue },
  live: JsonValue,
  context: MatchContext,
): Outcome {
  const names = Object.keys(expected);
  if (names.length !== 1) {
    return {
      unjudged: `one matcher is allowed at a place, not ${names.length}`,
    };
  }
  const matcher = goss.get(names[0]);
  return matcher
    ? matcher(expected[names[0]], live, context)
    : { unjudged: `the matcher ${names[0].slice(0, 50)} is not known` };
}
