import { compareText } from '../compareText';
import { compareDigits } from './compareDigits';
import { compareTokens, Token } from './compareTokens';
import { splitVersion } from './splitVersion';

const segments = /\d+|[A-Za-z]+|[~^]/g;

/** A tilde comes before the end of a version, a caret after it; what really follows is newer than both. */
const classes = { tilde: 0, end: 1, caret: 2, letters: 3, digits: 4 };
const end: Token = { class: classes.end, text: '' };

/**
 * The order of rpm: epoch, then version, then release, where both have one; each by segments of digits or letters.
 * All other characters only separate.
 *
 * Source: rpm-version(7), rpm's test suite (tests/rpmvercmp.at).
 */
export function compareRpmVersions(a: string, b: string): number {
  const left = splitVersion(a);
  const right = splitVersion(b);
  return (
    compareDigits(left.epoch, right.epoch) ||
    compareSegments(left.version, right.version) ||
    (left.release === undefined || right.release === undefined
      ? 0
      : compareSegments(left.release, right.release))
  );
}

function compareSegments(a: string, b: string): number {
  return compareTokens(
    [tokensOf(a), tokensOf(b)],
    end,
    (left, right, tokenClass) =>
      tokenClass === classes.digits
        ? compareDigits(left, right)
        : compareText(left, right),
  );
}

function tokensOf(text: string): Token[] {
  return (text.match(segments) ?? []).map(segment => ({
    class: classOf(segment),
    text: segment,
  }));
}

function classOf(segment: string): number {
  switch (segment) {
    case '~':
      return classes.tilde;
    case '^':
      return classes.caret;
    default:
      return /\d/.test(segment) ? classes.digits : classes.letters;
  }
}
