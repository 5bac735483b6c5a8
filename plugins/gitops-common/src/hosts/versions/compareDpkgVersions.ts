import { compareDigits } from './compareDigits';
import { splitVersion } from './splitVersion';

const runs = /(\D*)(\d*)/g;

/**
 * The order of dpkg: epoch, then upstream version, then revision, each as runs of other characters and of digits in
 * turn. No revision is revision `0`.
 *
 * Source: deb-version(7), Debian policy 5.6.12.
 */
export function compareDpkgVersions(a: string, b: string): number {
  const left = splitVersion(a);
  const right = splitVersion(b);
  return (
    compareDigits(left.epoch, right.epoch) ||
    compareRuns(left.version, right.version) ||
    compareRuns(left.release ?? '', right.release ?? '')
  );
}

function compareRuns(a: string, b: string): number {
  const left = [...a.matchAll(runs)];
  const right = [...b.matchAll(runs)];
  const length = Math.max(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const [, leftText = '', leftDigits = ''] = left[i] ?? [];
    const [, rightText = '', rightDigits = ''] = right[i] ?? [];
    const order =
      compareCharacters(leftText, rightText) ||
      compareDigits(leftDigits, rightDigits);
    if (order !== 0) {
      return order;
    }
  }
  return 0;
}

function compareCharacters(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const order = weightOf(a[i]) - weightOf(b[i]);
    if (order !== 0) {
      return order;
    }
  }
  return 0;
}

/** A tilde comes before the end, letters after it, all other characters after letters. */
function weightOf(character: string | undefined): number {
  if (character === undefined) {
    return 0;
  }
  if (character === '~') {
    return -1;
  }
  const code = character.charCodeAt(0);
  return /[A-Za-z]/.test(character) ? code : code + 0x10000;
}
