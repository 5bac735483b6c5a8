import { mkdir, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { InventoryHost } from '@oneroof/plugin-gitops-common';
import { startSshServer } from '@oneroof/plugin-gitops-node/testUtils';
import { AnsibleInventoryConfig } from '../config/AnsibleConfig';

/** Machines that a real sshd stands for, and the inventory that lists them. */
export interface Machines {
  settings: AnsibleInventoryConfig;
  hosts: InventoryHost[];
  /** A folder of the machines in which playbooks may write. */
  directory: string;
  stop(): Promise<void>;
}

/**
 * Starts a machine for each name, in the group `shop`: this one, at addresses of its own. With `gone` another one is
 * listed where nobody answers.
 */
export async function startMachines(
  names: readonly string[],
  options: { gone?: string } = {},
): Promise<Machines> {
  const addresses = names.map((_, index) => `127.0.1.${index + 1}`);
  const server = await startSshServer({ addresses });
  const files = join(server.directory, 'operator');
  const directory = join(server.directory, 'machine');
  await mkdir(files);
  await mkdir(directory);
  const all = [...names, ...(options.gone ? [options.gone] : [])];
  const inventory = join(files, 'hosts.yml');
  const entries = all.map((name, index) => [
    name,
    {
      ansible_host: addresses[index] ?? '127.0.1.250',
      ansible_port: server.port,
      ansible_user: server.user,
      ansible_python_interpreter: '/usr/bin/python3',
    },
  ]);
  await writeFile(
    inventory,
    JSON.stringify({
      all: { children: { shop: { hosts: Object.fromEntries(entries) } } },
    }),
  );
  const knownHostsFile = join(files, 'known_hosts');
  await writeFile(knownHostsFile, server.knownHosts);
  const privateKeyFile = join(files, 'key');
  await writeFile(privateKeyFile, server.privateKey, { mode: 0o600 });
  return {
    settings: {
      name: 'lab',
      staleAfterMs: 24 * 3600_000,
      inventory: { type: 'path', path: inventory },
      inventoryMaxAgeMs: 300_000,
      isReadByOther: false,
      login: { knownHostsFile, privateKeyFile, become: false },
      playbooks: {
        repositories: ['https://git.example/shop/*'],
        checkEveryMs: 3600_000,
        timeoutMs: 300_000,
        ...(userInfo().uid === 0 && { user: 'nobody' }),
      },
    },
    hosts: all.map(name => ({ name, groups: ['shop'], vars: {} })),
    directory,
    stop: () => server.stop(),
  };
}
