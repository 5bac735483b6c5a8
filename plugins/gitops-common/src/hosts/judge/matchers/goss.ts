import { JsonValue } from '../../../model/resource';
import { compileRegexp } from './compileRegexp';
import {
  consistOf,
  containElement,
  containElements,
  haveLength,
} from './listMatchers';
import {
  MatchFunction,
  Outcome,
  outcomeOf,
  tooCostly,
  VersionOrder,
} from './Outcome';
import { tryPatterns } from './patterns';
import { meetsSemverConstraint } from './semverConstraint';
import { areEqual, listOf, numberOf, textOf } from './values';

/**
 * Matchers of goss by name. What is absent (`gjson`, `have-key`) needs documents that no host reports.
 *
 * Source: goss manual, "Advanced Matchers" (gossfile).
 */
export const goss: ReadonlyMap<string, MatchFunction> = new Map([
  ['equal', (expected, live) => outcomeOf(areEqual(expected, live))],
  ['have-prefix', ofText((part, live) => live.startsWith(part))],
  ['have-suffix', ofText((part, live) => live.endsWith(part))],
  ['contain-substring', ofText((part, live) => live.includes(part))],
  ['match-regexp', matchRegexp],
  ['have-patterns', havePatterns],
  ['contain-element', containElement],
  ['contain-elements', containElements],
  ['consist-of', consistOf],
  ['have-len', haveLength],
  ['gt', inOrder(order => order > 0)],
  ['ge', inOrder(order => order >= 0)],
  ['lt', inOrder(order => order < 0)],
  ['le', inOrder(order => order <= 0)],
  ['semver-constraint', meetsSemverConstraint],
  ['not', not],
  ['and', all],
  ['or', any],
] as Array<[string, MatchFunction]>);

const needsText = { unjudged: 'the matcher needs a text' };

function ofText(
  isMet: (expected: string, live: string) => boolean,
): MatchFunction {
  return (expected, live) => {
    if (typeof expected !== 'string') {
      return needsText;
    }
    const text = textOf(live);
    return text === undefined
      ? 'incomparable'
      : outcomeOf(isMet(expected, text));
  };
}

function matchRegexp(
  ...[expected, live, { budget }]: Parameters<MatchFunction>
): Outcome {
  if (typeof expected !== 'string') {
    return needsText;
  }
  const regexp = compileRegexp(expected);
  if ('fault' in regexp) {
    return { unjudged: regexp.fault };
  }
  const text = textOf(live);
  if (text === undefined) {
    return 'incomparable';
  }
  return budget.spend((text.length + 1) * regexp.size)
    ? outcomeOf(regexp.test(text))
    : tooCostly;
}

function havePatterns(
  ...[expected, live, context]: Parameters<MatchFunction>
): Outcome {
  if (!Array.isArray(expected)) {
    return { unjudged: 'have-patterns needs a list' };
  }
  const text = textOf(live);
  if (text === undefined) {
    return 'incomparable';
  }
  const { unmet, unjudged } = tryPatterns(expected, text, context);
  return unmet.length > 0 ? 'fails' : unjudged ?? 'holds';
}

/** Numbers by value; versions of packages as the host's package manager orders them. */
function inOrder(isMet: (order: number) => boolean): MatchFunction {
  return (expected, live, { compareAsVersions }) => {
    if (compareAsVersions) {
      return compareVersions(expected, live, { compareAsVersions, isMet });
    }
    const wanted = numberOf(expected);
    if (wanted === undefined) {
      return { unjudged: 'the matcher needs a number' };
    }
    const number = numberOf(live);
    return number === undefined
      ? 'incomparable'
      : outcomeOf(isMet(orderOf(number, wanted)));
  };
}

function orderOf(a: number | bigint, b: number | bigint): number {
  if (a < b) {
    return -1;
  }
  return a > b ? 1 : 0;
}

/** Every installed version has to meet it, as with semver-constraint. */
function compareVersions(
  expected: JsonValue,
  live: JsonValue,
  {
    compareAsVersions,
    isMet,
  }: { compareAsVersions: VersionOrder; isMet(order: number): boolean },
): Outcome {
  if (typeof expected !== 'string' && !Number.isSafeInteger(expected)) {
    return { unjudged: 'a version needs quotes: as a number 1.10 is 1.1' };
  }
  const versions = listOf(live) ?? [];
  for (const version of versions) {
    const order = compareAsVersions(textOf(version) ?? '', String(expected));
    if (typeof order === 'object') {
      return order;
    }
    if (!isMet(order)) {
      return 'fails';
    }
  }
  return versions.length > 0 ? 'holds' : 'incomparable';
}

function not(...[expected, live, context]: Parameters<MatchFunction>): Outcome {
  const outcome = context.match(expected, live, context);
  switch (outcome) {
    case 'holds':
      return 'fails';
    case 'fails':
      return 'holds';
    default:
      return outcome;
  }
}

function all(...[expected, live, context]: Parameters<MatchFunction>): Outcome {
  if (!Array.isArray(expected)) {
    return { unjudged: 'and needs a list' };
  }
  const outcomes = expected.map(part => context.match(part, live, context));
  return (
    outcomes.find(outcome => outcome === 'fails') ??
    outcomes.find(outcome => outcome === 'incomparable') ??
    outcomes.find(outcome => outcome !== 'holds') ??
    'holds'
  );
}

function any(...[expected, live, context]: Parameters<MatchFunction>): Outcome {
  if (!Array.isArray(expected)) {
    return { unjudged: 'or needs a list' };
  }
  const outcomes = expected.map(part => context.match(part, live, context));
  return (
    outcomes.find(outcome => outcome === 'holds') ??
    outcomes.find(outcome => typeof outcome === 'object') ??
    outcomes.find(outcome => outcome === 'incomparable') ??
    'fails'
  );
}
