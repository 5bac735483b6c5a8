import { writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';
import { SshServer } from '@oneroof/plugin-gitops-node/testUtils';
import { stringify } from 'yaml';
import { machine, machineDirectory } from './machine';
import { worldDirectory } from './worldDirectory';

/** Inventories of the demo's world; a list in a later file replaces the one of an earlier file. */
const worldInventories = ['datacenter-eu', 'datacenter-us'];

/**
 * The portal's configuration for a machine: listed by Ansible, read over SSH, and brought to what git says by playbooks of
 * one repository. Returned as YAML; the files that it names are written.
 */
export async function createMachineConfig(server: SshServer): Promise<string> {
  const inventory = path.join(machineDirectory, 'hosts.yml');
  const knownHostsFile = path.join(machineDirectory, 'known_hosts');
  const privateKeyFile = path.join(machineDirectory, 'key');
  await writeFile(inventory, createInventory(server));
  await writeFile(knownHostsFile, server.knownHosts);
  await writeFile(privateKeyFile, server.privateKey, { mode: 0o600 });
  return stringify({
    gitops: {
      inventories: [
        ...worldInventories.map(name => ({
          name,
          ansible: {
            inventory: {
              exported: path.join(
                worldDirectory,
                'hosts',
                name,
                'inventory.json',
              ),
            },
            factCache: {
              path: path.join(worldDirectory, 'hosts', name, 'facts'),
            },
          },
        })),
        {
          name: machine.inventory,
          ansible: {
            inventory: { path: inventory },
            login: { knownHostsFile, privateKeyFile },
            playbooks: {
              repositories: ['*/logistics-gitops.git'],
              // Code from git never runs as root.
              ...(userInfo().uid === 0 && { user: 'nobody' }),
            },
          },
          ssh: {
            user: server.user,
            privateKey: { $file: privateKeyFile },
            knownHosts: { path: knownHostsFile },
          },
        },
      ],
    },
  });
}

function createInventory(server: SshServer): string {
  return stringify({
    all: {
      children: {
        [machine.group]: {
          hosts: {
            [machine.host]: {
              ansible_host: server.addresses[0],
              ansible_port: server.port,
              ansible_user: server.user,
              ansible_python_interpreter: '/usr/bin/python3',
            },
          },
        },
      },
    },
  });
}
