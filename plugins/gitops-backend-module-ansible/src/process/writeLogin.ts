import { chmod, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { LoginConfig } from '../config/AnsibleConfig';
import { RunFolder } from './RunFolder';

/**
 * How Ansible logs in, as its settings. Key and known hosts are copied into the run's folder, since the run's user may not
 * be able to read the operator's files.
 *
 * @throws ObservationError `not-configured`
 */
export async function writeLogin(
  login: LoginConfig,
  folder: RunFolder,
): Promise<Record<string, string>> {
  const words = ['-o StrictHostKeyChecking=yes'];
  if (login.knownHostsFile !== undefined) {
    const path = join(folder.files, 'known_hosts');
    await copy(login.knownHostsFile, path);
    words.push(
      `-o UserKnownHostsFile=${path}`,
      '-o GlobalKnownHostsFile=/dev/null',
    );
  }
  const key = join(folder.files, 'key');
  if (login.privateKeyFile !== undefined) {
    await copy(login.privateKeyFile, key);
    // The mode of the original comes with the copy, and `ssh` refuses a key that others may read.
    await chmod(key, 0o600);
  }
  return {
    ANSIBLE_HOST_KEY_CHECKING: '1',
    ANSIBLE_SSH_COMMON_ARGS: words.join(' '),
    ...(login.user !== undefined && { ANSIBLE_REMOTE_USER: login.user }),
    ...(login.privateKeyFile !== undefined && {
      ANSIBLE_PRIVATE_KEY_FILE: key,
    }),
  };
}

async function copy(from: string, to: string): Promise<void> {
  await copyFile(from, to).catch(() => {
    throw new ObservationError(
      'not-configured',
      `${from}, by which Ansible logs in, is no file that the backend may read`,
    );
  });
}
