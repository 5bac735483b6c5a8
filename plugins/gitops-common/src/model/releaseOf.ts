import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { ArtifactVersion } from './artifact';

/**
 * Name of the release that a set of artifact versions makes: `r-` and seven hexadecimal digits of the hash of its
 * content, whatever the order. Undefined where there are no versions.
 *
 * @public
 */
export function releaseOf(
  versions: readonly ArtifactVersion[],
): string | undefined {
  if (versions.length === 0) {
    return undefined;
  }
  const lines = versions.map(({ artifact, version }) =>
    JSON.stringify([artifact, version]),
  );
  const content = [...new Set(lines)].sort().join('\n');
  return `r-${bytesToHex(sha256(utf8ToBytes(content))).slice(0, 7)}`;
}
