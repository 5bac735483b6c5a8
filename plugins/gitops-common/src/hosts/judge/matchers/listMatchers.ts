import { utf8ToBytes } from '@noble/hashes/utils.js';
import { JsonValue } from '../../../model/resource';
import { canAssign } from './canAssign';
import {
  MatchContext,
  MatchFunction,
  Outcome,
  outcomeOf,
  tooCostly,
  Unjudged,
} from './Outcome';
import { listOf } from './values';

/** A list holds all that is declared; what is declared twice it holds twice. */
export const containElements: MatchFunction = (expected, live, context) =>
  Array.isArray(expected)
    ? assign(expected, live, context)
    : { unjudged: 'a list of values is needed' };

/** A list holds what is declared and nothing else, in any order. */
export const consistOf: MatchFunction = (expected, live, context) => {
  if (!Array.isArray(expected)) {
    return { unjudged: 'a list of values is needed' };
  }
  const list = listOf(live);
  return list && list.length !== expected.length
    ? 'fails'
    : assign(expected, live, context);
};

/** Some element of a list is as declared. */
export const containElement: MatchFunction = (expected, live, context) =>
  assign([expected], live, context);

/** A list or a text is that long; goss counts the bytes of a text. */
export const haveLength: MatchFunction = (expected, live) => {
  if (typeof expected !== 'number') {
    return { unjudged: 'have-len needs a number' };
  }
  if (typeof live === 'string') {
    return outcomeOf(utf8ToBytes(live).length === expected);
  }
  return Array.isArray(live)
    ? outcomeOf(live.length === expected)
    : 'incomparable';
};

/** Whether each declared element can be given a live one of its own. */
function assign(
  expected: readonly JsonValue[],
  live: JsonValue,
  context: MatchContext,
): Outcome {
  const list = listOf(live);
  if (!list) {
    return expected.length === 0 ? 'holds' : 'incomparable';
  }
  if (expected.length === 1 && typeof expected[0] === 'string') {
    // By far the most frequent: one version, one address.
    if (list.includes(expected[0])) {
      return 'holds';
    }
  }
  if (!context.budget.spend(expected.length * list.length)) {
    return tooCostly;
  }
  const candidates = expected.map(element =>
    findCandidates(element, list, context),
  );
  if (canAssign(candidates.map(({ certain }) => certain))) {
    return 'holds';
  }
  const doubt = candidates.find(({ unjudged }) => unjudged)?.unjudged;
  return doubt && canAssign(candidates.map(({ possible }) => possible))
    ? doubt
    : 'fails';
}

interface Candidates {
  /** Positions of live elements that are as declared. */
  certain: number[];
  /** Those and the ones that could not be judged. */
  possible: number[];
  unjudged?: Unjudged;
}

function findCandidates(
  expected: JsonValue,
  list: readonly JsonValue[],
  context: MatchContext,
): Candidates {
  const found: Candidates = { certain: [], possible: [] };
  list.forEach((element, position) => {
    const outcome = context.match(expected, element, context);
    if (outcome === 'holds') {
      found.certain.push(position);
      found.possible.push(position);
    } else if (typeof outcome === 'object') {
      found.possible.push(position);
      found.unjudged ??= outcome;
    }
  });
  return found;
}
