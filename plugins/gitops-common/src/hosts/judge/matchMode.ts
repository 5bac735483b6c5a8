import { JsonValue } from '../../model/resource';
import { MatchContext, Outcome, outcomeOf } from './matchers/Outcome';
import { matchValue } from './matchers/matchValue';

const octal = /^0*([0-7]{1,5})$/;

/**
 * The mode of a file: octal digits, with or without leading zeros. As a number nobody can tell whether `420` was meant,
 * or is what YAML made of `0644`, so numbers are compared as goss does.
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
  return typeof value === 'string' ? octal.exec(value)?.[1] : undefined;
}
