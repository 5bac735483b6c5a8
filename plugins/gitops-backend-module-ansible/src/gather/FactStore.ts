import { lstat, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ObservationError } from '@oneroof/plugin-gitops-node';

/**
 * The folder in which gathered facts are kept, in the format of Ansible's own cache, so that a restart need not ask all
 * hosts again.
 */
export class FactStore {
  readonly path: string;

  /** @param path - absolute; made where it is absent, for this user alone */
  constructor(path: string) {
    this.path = path;
  }

  /** @throws ObservationError `not-configured` where the folder is somebody else's */
  async open(): Promise<void> {
    await mkdir(this.path, { recursive: true, mode: 0o700 });
    // The folder of temporary files belongs to everybody: somebody could have put facts of their own there before us.
    await requirePrivate(dirname(this.path));
    await requirePrivate(this.path);
  }

  /**
   * Replaces what is known of a host in one step, so that nobody reads a half of it.
   *
   * @param name - plain name of a host, which begins with no dot
   */
  async write(name: string, text: string): Promise<void> {
    const temporary = join(this.path, `.${name}`);
    await writeFile(temporary, text, { mode: 0o600 });
    await rename(temporary, join(this.path, name));
  }
}

async function requirePrivate(path: string): Promise<void> {
  const found = await lstat(path);
  const isOurs = process.getuid === undefined || found.uid === process.getuid();
  // eslint-disable-next-line no-bitwise
  if (!found.isDirectory() || !isOurs || (found.mode & 0o077) !== 0) {
    throw new ObservationError(
      'not-configured',
      `${path} must be a folder of the backend's user alone (mode 0700); see gitops.ansible.factDirectory`,
    );
  }
}
