import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Makes a key pair without a passphrase: `path`, and `path.pub` beside it. */
export async function createKeyPair(options: {
  sshKeygen: string;
  path: string;
  type: 'ed25519' | 'rsa';
}): Promise<{ privateKey: string; publicKey: string }> {
  const { sshKeygen, path, type } = options;
  await promisify(execFile)(sshKeygen, [
    ...['-q', '-t', type, '-N', '', '-C', 'oneroof-test', '-f', path],
  ]);
  return {
    privateKey: await readFile(path, 'utf8'),
    publicKey: (await readFile(`${path}.pub`, 'utf8')).trim(),
  };
}
