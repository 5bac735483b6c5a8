import { compareText } from '../../compareText';
import { compareDigits } from '../../versions/compareDigits';
import { MatchFunction, outcomeOf } from './Outcome';
import { listOf } from './values';

interface Semver {
  /** Major, minor, patch. */
  numbers: readonly string[];
  prerelease: readonly string[];
}

type Condition = (version: Semver) => boolean;

const longest = 256;

const number = '(?:0|[1-9]\\d*)';
const semver = new RegExp(
  `^(${number})\\.(${number})\\.(${number})(?:-([0-9A-Za-z.-]+))?(?:\\+[0-9A-Za-z.-]+)?$`,
);
const comparison = /^(>=|<=|==|!=|>|<|=|!)?(.+)$/;
const numeric = /^\d+$/;

const signs: ReadonlyMap<string, (order: number) => boolean> = new Map([
  ['>', (order: number) => order > 0],
  ['>=', (order: number) => order >= 0],
  ['<', (order: number) => order < 0],
  ['<=', (order: number) => order <= 0],
  ['!', (order: number) => order !== 0],
  ['!=', (order: number) => order !== 0],
  ['=', (order: number) => order === 0],
  ['==', (order: number) => order === 0],
]);

/**
 * All versions are in a range: conditions with blanks between them hold together, `||` stands between alternatives.
 * Wildcards (`1.x`) are not judged; goss does not promise them either. What is no semantic version meets nothing.
 *
 * Source: goss manual, "semver-constraint" (gossfile); order: semver.org 2.0.0, 11.
 */
export const meetsSemverConstraint: MatchFunction = (expected, live) => {
  const range =
    typeof expected === 'string' && expected.length <= longest
      ? parseRange(expected)
      : undefined;
  if (!range) {
    return {
      unjudged: 'semver-constraint needs a range such as ">=1.2.0 <2.0.0"',
    };
  }
  const list = listOf(live) ?? [];
  const versions = list.flatMap(version =>
    typeof version === 'string' ? parseSemver(version) ?? [] : [],
  );
  if (list.length === 0 || versions.length < list.length) {
    return 'incomparable';
  }
  return outcomeOf(
    versions.every(version =>
      range.some(all => all.every(condition => condition(version))),
    ),
  );
};

/** Alternatives of conditions. Undefined where it is no range. */
function parseRange(text: string): Condition[][] | undefined {
  const alternatives = text.split('||').map(part =>
    part
      // A blank between a sign and its version belongs to neither.
      .replace(/([<>=!])\s+/g, '$1')
      .trim()
      .split(/\s+/)
      .map(parseCondition),
  );
  return alternatives.every(isComplete) ? alternatives : undefined;
}

function isComplete(
  conditions: Array<Condition | undefined>,
): conditions is Condition[] {
  return !conditions.includes(undefined);
}

function parseCondition(text: string): Condition | undefined {
  const [, sign = '=', rest] = comparison.exec(text) ?? [];
  const bound = rest === undefined ? undefined : parseSemver(rest);
  const isMet = signs.get(sign);
  return bound && isMet && (version => isMet(compareSemver(version, bound)));
}

function parseSemver(text: string): Semver | undefined {
  const match = text.length <= longest ? semver.exec(text) : null;
  return match
    ? {
        numbers: match.slice(1, 4),
        prerelease: match[4]?.split('.') ?? [],
      }
    : undefined;
}

function compareSemver(a: Semver, b: Semver): number {
  for (const [i, part] of a.numbers.entries()) {
    const order = compareDigits(part, b.numbers[i]);
    if (order !== 0) {
      return order;
    }
  }
  return comparePrereleases(a.prerelease, b.prerelease);
}

/** A release comes after all of its pre-releases; a longer one of equal beginning after a shorter one. */
function comparePrereleases(
  a: readonly string[],
  b: readonly string[],
): number {
  if (a.length === 0 || b.length === 0) {
    return b.length - a.length;
  }
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compareIdentifiers(a[i], b[i]);
    if (order !== 0) {
      return order;
    }
  }
  return a.length - b.length;
}

function compareIdentifiers(a: string, b: string): number {
  const isNumberA = numeric.test(a);
  const isNumberB = numeric.test(b);
  if (isNumberA && isNumberB) {
    return compareDigits(a, b);
  }
  if (isNumberA !== isNumberB) {
    return isNumberA ? -1 : 1;
  }
  return compareText(a, b);
}
