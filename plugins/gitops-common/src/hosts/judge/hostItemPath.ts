import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A longer key (a script as a command) is cut: a path stands in lists and in tables. */
const longestKey = 300;

// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

/**
 * Where something stands in a host manifest: `kind[key]` or, where one property is meant, `kind[key].property`. One
 * line of bounded length, whatever the key is; keys that differ have paths that differ.
 *
 * @public
 */
export function hostItemPath(
  kind: string,
  key: string,
  property?: string,
): string {
  const thing = `${kind}[${oneLine(shorten(key))}]`;
  return property === undefined ? thing : `${thing}.${property}`;
}

function shorten(key: string): string {
  return key.length > longestKey
    ? `${key.slice(0, longestKey - 10)}…${hashOf(key)}`
    : key;
}

function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 8);
}

/** Control characters as JSON writes them. */
function oneLine(text: string): string {
  return text.replace(
    controls,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
