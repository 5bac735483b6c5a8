import { join } from 'node:path';
import { RunFolder } from './RunFolder';

/** A socket's path must be shorter than this; ssh adds a suffix of 17 characters of its own while it makes one. */
const maxSocketLength = 108 - 17 - 12;

/**
 * One connection for all tasks on a host, as the operator's `ansible.cfg` has it where there is one. What waits for more ends
 * with the run. Where the folder's path leaves no room for a socket each task has a connection of its own, whatever that
 * file says: ssh would reach no host at all.
 */
export function sshSettings(
  configFile: string | undefined,
  folder: Pick<RunFolder, 'temporary'>,
): Record<string, string> {
  const sockets = join(folder.temporary, 'ssh');
  if (sockets.length > maxSocketLength) {
    return { ANSIBLE_SSH_ARGS: '-o ControlMaster=no -o ControlPath=none' };
  }
  return {
    ANSIBLE_SSH_CONTROL_PATH_DIR: sockets,
    ...(configFile === undefined && {
      ANSIBLE_SSH_ARGS: '-o ControlMaster=auto -o ControlPersist=60s',
    }),
  };
}
