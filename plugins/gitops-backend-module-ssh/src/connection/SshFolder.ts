import { access, constants, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { makePrivateFolder } from '@oneroof/plugin-gitops-node/process';
import { SshInventoryConfig } from '../config/SshConfig';
import { sshConfiguration } from './sshConfiguration';

/** A folder that only our user can look into, with what ssh needs for the hosts of an inventory. */
export class SshFolder {
  private constructor(
    readonly path: string,
    /** For `-F`. */
    readonly configuration: string,
  ) {}

  /**
   * Made for each pass and removed at its end: the private key is on disk only while it is used, and reaches ssh neither
   * by argument nor by environment, which others may read.
   *
   * @throws ObservationError `not-configured` when the file of known hosts cannot be read
   */
  static async create(config: SshInventoryConfig): Promise<SshFolder> {
    await assertReadable(config);
    const path = await makePrivateFolder(tmpdir(), 'oneroof-ssh-');
    const folder = new SshFolder(path, join(path, 'config'));
    try {
      await folder.#fill(config);
    } catch (error) {
      await folder.remove();
      throw error;
    }
    return folder;
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }

  async #fill(config: SshInventoryConfig): Promise<void> {
    const { identity, knownHosts } = config;
    const files = {
      privateKey:
        identity.type === 'key' ? join(this.path, 'private_key') : undefined,
      knownHosts:
        knownHosts.type === 'file'
          ? knownHosts.path
          : join(this.path, 'known_hosts'),
    };
    if (identity.type === 'key') {
      await write(join(this.path, 'private_key'), toKeyFile(identity));
    }
    if (knownHosts.type === 'text') {
      await write(files.knownHosts, knownHosts.text);
    }
    await write(this.configuration, sshConfiguration(config, files));
  }
}

/** Keys that travel through YAML and environments lose their last line break, or gain others, which OpenSSH refuses. */
function toKeyFile({ privateKey }: { privateKey: string }): string {
  return `${privateKey.trim().replace(/\r\n?/g, '\n')}\n`;
}

function write(path: string, text: string): Promise<void> {
  return writeFile(path, text, { mode: 0o600, flag: 'wx' });
}

async function assertReadable(config: SshInventoryConfig): Promise<void> {
  if (config.knownHosts.type === 'file') {
    await access(config.knownHosts.path, constants.R_OK).catch(() => {
      throw new ObservationError(
        'not-configured',
        `the file of known hosts of inventory ${config.name} cannot be read`,
      );
    });
  }
}
