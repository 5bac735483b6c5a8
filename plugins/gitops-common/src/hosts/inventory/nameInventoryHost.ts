import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { Cause } from '../../model/cause';

/** No quote, no space, no leading dash: nothing that a shell, an option parser or a host pattern reads as more. */
const askableName = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,252}$/;

const maxNameLength = 253;

/**
 * The name under which a host of an inventory is listed, and why it may not be asked, where that is so. Names that are
 * not plain are listed percent-encoded, so that they stay apart from each other and harm no page, path or terminal.
 *
 * @public
 */
export function nameInventoryHost(name: string): {
  name: string;
  refusal?: Cause;
} {
  if (askableName.test(name)) {
    return { name };
  }
  return {
    name: shorten(encode(name), name),
    refusal: {
      code: 'invalid',
      message:
        'the name of the host is refused: only letters, digits, ".", "_" and "-" are asked, and no "." or "-" in front',
    },
  };
}

function encode(name: string): string {
  // A lone surrogate has no bytes; it becomes the replacement character, as in every encoder.
  const parts = Array.from(name.slice(0, 4 * maxNameLength), character =>
    /^[A-Za-z0-9._:@+-]$/.test(character)
      ? character
      : Array.from(
          utf8ToBytes(character),
          byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
        ).join(''),
  );
  return parts.join('') || '%';
}

/** Long names are cut; a hash of all of it keeps two of them apart. */
function shorten(encoded: string, name: string): string {
  return encoded.length <= maxNameLength
    ? encoded
    : `${encoded.slice(0, maxNameLength - 13)}~${bytesToHex(
        sha256(utf8ToBytes(name)),
      ).slice(0, 12)}`;
}
