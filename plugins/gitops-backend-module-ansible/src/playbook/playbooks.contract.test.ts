import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InventoryHost } from '@oneroof/plugin-gitops-common';
import {
  describeOnSshServer,
  playbookContract,
} from '@oneroof/plugin-gitops-node/testUtils';
import { startMachines } from '../__testUtils__/startMachines';
import { AnsiblePrograms } from '../process/AnsiblePrograms';
import { AnsibleChecker } from './AnsibleChecker';
import { AnsibleSyncer } from './AnsibleSyncer';

// Real runs of Ansible, several in a test, on machines that may be busy.
jest.setTimeout(600_000);

const path = process.env.PATH ?? '';

describeOnSshServer('Playbooks of Ansible', () => {
  playbookContract(async () => {
    const machines = await startMachines(['web-1', 'web-2'], { gone: 'web-9' });
    const { settings, directory } = machines;
    const [first, second, goneHost] = machines.hosts;
    const machine = {
      programs: new AnsiblePrograms({ path }),
      sandbox: { prefix: [], networkIsolated: false, memoryLimited: false },
      inventoryTimeoutMs: 300_000,
      path,
      backendUid: process.getuid?.(),
    };
    const fileOn = ({ name }: InventoryHost) => join(directory, `app-${name}`);
    const playbook = `- hosts: shop
  gather_facts: false
  tasks:
    - copy: {content: "workers = 4\\n", dest: "${directory}/app-{{ inventory_hostname }}"}
`;
    return {
      checker: new AnsibleChecker([settings], machine),
      syncer: new AnsibleSyncer([settings], machine),
      hosts: [first, second],
      goneHost,
      request: {
        inventory: settings.name,
        repository: { url: 'https://git.example/shop/machines' },
        folder: 'ansible',
        files: [{ path: 'ansible/site.yml', content: Buffer.from(playbook) }],
        playbook: 'site.yml',
        vars: {},
      },
      pathOn: host => `file[${fileOn(host)}]`,
      removeFile: host => rm(fileOn(host), { force: true }),
      changeFile: host => writeFile(fileOn(host), 'workers = 16\n'),
      dispose: () => machines.stop(),
    };
  });
});
