/** What stands in front of the name of the cipher in OpenSSH's own format (PROTOCOL.key of its sources). */
const magic = 'openssh-key-v1\0';

/**
 * Whether a private key has a passphrase. Nobody is there to give it: ssh would pass over such a key without a word, and
 * every login would look refused.
 */
export function isLockedKey(privateKey: string): boolean {
  if (/^-----BEGIN ENCRYPTED |^Proc-Type: 4,ENCRYPTED/m.test(privateKey)) {
    return true;
  }
  const bytes = Buffer.from(
    privateKey.replace(/-----[^-]+-----|\s/g, ''),
    'base64',
  );
  const cipher = bytes.subarray(magic.length + 4, magic.length + 8);
  return (
    bytes.subarray(0, magic.length).toString('latin1') === magic &&
    cipher.toString('latin1') !== 'none'
  );
}
