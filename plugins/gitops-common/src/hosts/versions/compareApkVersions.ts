import { compareText } from '../compareText';
import { compareDigits } from './compareDigits';
import { compareTokens, Token } from './compareTokens';

const preSuffixes = ['alpha', 'beta', 'pre', 'rc'];
const postSuffixes = ['cvs', 'svn', 'git', 'hg', 'p'];

/**
 * Where two versions part, the piece of the lower class is the older one. A pre-release is older than the end of a
 * version, whatever else may follow is newer.
 */
const classes = {
  preSuffix: 0,
  invalid: 1,
  end: 2,
  revision: 3,
  hash: 4,
  suffixNumber: 5,
  postSuffix: 6,
  letterNumber: 7,
  letter: 8,
  digits: 9,
  firstDigits: 10,
};
const end: Token = { class: classes.end, text: '' };

const pieces =
  /^(\d+)((?:\.\d+)*)(?:([a-z])(\d*))?((?:_[a-z]+\d*)*)(?:~([0-9a-f]+))?(?:-r(\d+))?/;
const suffixes = /_([a-z]+)(\d*)/g;

/**
 * The order of apk: `digits{.digits}{letter}{_suffix{number}}{~hash}{-rNumber}`. Digits after a letter (`3.3.3p1`) are
 * read as apk 2 does, since Alpine has such packages; apk 3 calls them invalid, and all of them equal.
 *
 * Source: apk-package(5), version.c and the test suite of apk-tools (test/version.data).
 */
export function compareApkVersions(a: string, b: string): number {
  return compareTokens([tokensOf(a), tokensOf(b)], end, compareTexts);
}

/** Whether a text is a version of apk. */
export function isApkVersion(text: string): boolean {
  return tokensOf(text).every(piece => piece.class !== classes.invalid);
}

function compareTexts(a: string, b: string, tokenClass: number): number {
  switch (tokenClass) {
    case classes.digits:
      // Digits with a leading zero are a fraction: 1.01 is older than 1.1, and 1.010 newer than 1.01.
      return a.startsWith('0') || b.startsWith('0')
        ? compareText(a, b)
        : compareDigits(a, b);
    case classes.firstDigits:
    case classes.letterNumber:
    case classes.suffixNumber:
    case classes.revision:
      return compareDigits(a, b);
    case classes.preSuffix:
      return preSuffixes.indexOf(a) - preSuffixes.indexOf(b);
    case classes.postSuffix:
      return postSuffixes.indexOf(a) - postSuffixes.indexOf(b);
    default:
      return compareText(a, b);
  }
}

function tokensOf(text: string): Token[] {
  const match = pieces.exec(text);
  if (!match) {
    return [{ class: classes.invalid, text }];
  }
  const [whole, first, digits, letter, letterNumber, suffix, hash, revision] =
    match;
  const rest = text.slice(whole.length);
  return [
    token('firstDigits', first),
    ...digits
      .split('.')
      .slice(1)
      .map(part => token('digits', part)),
    ...optional('letter', letter),
    ...optional('letterNumber', letterNumber),
    ...[...suffix.matchAll(suffixes)].flatMap(suffixTokens),
    ...optional('hash', hash),
    ...optional('revision', revision),
    ...optional('invalid', rest),
  ];
}

function suffixTokens([, name, number]: RegExpMatchArray): Token[] {
  if (preSuffixes.includes(name)) {
    return [token('preSuffix', name), ...optional('suffixNumber', number)];
  }
  return postSuffixes.includes(name)
    ? [token('postSuffix', name), ...optional('suffixNumber', number)]
    : [token('invalid', name + number)];
}

function token(name: keyof typeof classes, text: string): Token {
  return { class: classes[name], text };
}

function optional(
  name: keyof typeof classes,
  text: string | undefined,
): Token[] {
  return text ? [token(name, text)] : [];
}
