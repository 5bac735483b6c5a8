import { JsonValue } from '../../model/resource';
import { MatchContext, Outcome, outcomeOf } from './matchers/Outcome';
import { matchValue } from './matchers/matchValue';

const octal = /^0*([0-7]{1,6})$/;

/**
 * The mode of a file: octal digits, with or without leading zeros, as a text or as the number that YAML makes of
 * `0644` and `644`.
 */
export function matchMode(
  expected: JsonValue,
  live: JsonValue,
  context: MatchContext,
): Outcome {
  const wanted = digitsOf(expected);
  const found = digitsOf(live);
  return wanted !== undefined && found !== undefined
    ? outcomeOf(wanted === found)
    : matchValue(expected, live, context);
}

function digitsOf(value: JsonValue): string | undefined {
  return typeof value === 'string' || typeof value === 'number'
    ? octal.exec(String(value))?.[1]
    : undefined;
}
