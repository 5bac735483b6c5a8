import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { Identity } from '../process/RunFolder';

const run = promisify(execFile);

/** As whom the backend runs, and as whom playbooks have to. */
export interface IdentityQuestion {
  /** Of the backend's own process. */
  backendUid: number | undefined;
  /** Name of the user whom the operator chose for playbooks. */
  user: string | undefined;
  /** Value of PATH in which `id` is searched. */
  path: string;
}

/**
 * As whom a playbook runs. `undefined` stands for the backend's own user, who then is not root.
 *
 * Code from git never runs as root: not because nobody chose a user, nor because the chosen one is root by another name.
 *
 * @throws ObservationError `not-configured`
 */
export async function findIdentity(
  question: IdentityQuestion,
): Promise<Identity | undefined> {
  const { backendUid, user, path } = question;
  if (user === undefined) {
    if (backendUid === 0) {
      throw refuse(
        'the backend runs as root: name a user for playbooks ("playbooks.user")',
      );
    }
    return undefined;
  }
  const identity = {
    uid: await ask('-u', user, path),
    gid: await ask('-g', user, path),
  };
  if (identity.uid === 0 || identity.gid === 0) {
    throw refuse(`"playbooks.user" ${user} is root or in the group of root`);
  }
  if (backendUid === identity.uid) {
    return undefined;
  }
  if (backendUid !== 0) {
    throw refuse(
      `only root can run playbooks as another user (${user}); leave out "playbooks.user", or run the backend as that user`,
    );
  }
  return identity;
}

async function ask(option: string, user: string, path: string) {
  try {
    // The configuration allows no name that begins with "-".
    const { stdout } = await run('id', [option, user], { env: { PATH: path } });
    const number = Number(stdout.trim());
    if (Number.isInteger(number) && number >= 0) {
      return number;
    }
  } catch {
    // Told below.
  }
  throw refuse(`this machine has no user ${user} ("playbooks.user")`);
}

function refuse(message: string): ObservationError {
  return new ObservationError('not-configured', message);
}
