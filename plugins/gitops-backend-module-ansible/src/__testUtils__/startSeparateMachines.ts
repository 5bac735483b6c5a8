import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { InventoryHost } from '@oneroof/plugin-gitops-common';
import { startSshServer } from '@oneroof/plugin-gitops-node/testUtils';
import { LoginConfig } from '../config/AnsibleConfig';

/** Machines that a real sshd stands for, each with a folder of its own under one path. */
export interface SeparateMachines {
  hosts: InventoryHost[];
  /** A host where nobody answers. */
  goneHost: InventoryHost;
  login: LoginConfig;
  port: number;
  /** The path by which every machine knows its own folder. */
  folder: string;
  /** Where this test finds that folder of one machine. */
  folderOf(host: InventoryHost): string;
  /** A folder for the test's own files. */
  operator: string;
  stop(): Promise<void>;
}

/** Words before a command that may mount, as root or not. */
const unshare = [
  'unshare',
  ...(userInfo().uid === 0 ? [] : ['--user', '--map-root-user']),
  '--mount',
];

/** What keeps this machine from being several, if anything does. */
export function findMachinesMissing(): string | undefined {
  try {
    execFileSync(unshare[0], [...unshare.slice(1), 'true'], {
      stdio: 'ignore',
    });
    return undefined;
  } catch {
    return '`unshare --mount`: allow it to the user of the tests';
  }
}

/**
 * Starts machines at addresses of their own. What is asked of one runs where its own folder is mounted over the shared
 * path, so that one path is another file on each.
 */
export async function startSeparateMachines(
  names: readonly string[],
): Promise<SeparateMachines> {
  const directory = await mkdtemp(join(tmpdir(), 'oneroof-machines-'));
  const at = (name: string) => join(directory, name);
  const addresses = names.map((_, index) => `127.0.1.${index + 1}`);
  for (const name of ['machine', 'operator', ...addresses]) {
    await mkdir(at(name));
  }
  await writeFile(
    at('enter.sh'),
    `address=$(echo "$SSH_CONNECTION" | cut -d' ' -f3)
exec ${unshare.join(
      ' ',
    )} sh -c 'mount --bind "$0" "$1" && exec sh -c "$SSH_ORIGINAL_COMMAND"' "${directory}/$address" "${at(
      'machine',
    )}"
`,
  );
  const server = await startSshServer({
    addresses,
    forceCommand: `sh ${at('enter.sh')}`,
  });
  const knownHostsFile = at('operator/known_hosts');
  await writeFile(knownHostsFile, server.knownHosts);
  const privateKeyFile = at('operator/key');
  await writeFile(privateKeyFile, server.privateKey, { mode: 0o600 });
  const describe = (name: string, address: string) => ({
    name,
    address,
    port: server.port,
    user: server.user,
    groups: ['shop'],
    vars: {},
  });
  return {
    hosts: names.map((name, index) => describe(name, addresses[index])),
    goneHost: describe('gone', '127.0.1.250'),
    login: { knownHostsFile, privateKeyFile, become: false },
    port: server.port,
    folder: at('machine'),
    folderOf: ({ address }) => at(address!),
    operator: at('operator'),
    async stop() {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
