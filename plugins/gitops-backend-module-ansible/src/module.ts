import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { gitopsHostsExtensionPoint } from '@oneroof/plugin-gitops-node';
import { detectSandbox } from '@oneroof/plugin-gitops-node/process';
import { readAnsibleConfig } from './config/readAnsibleConfig';
import { AnsibleInventoryReader } from './inventory/AnsibleInventoryReader';
import { AnsiblePrograms } from './process/AnsiblePrograms';

/**
 * Ansible for the gitops plugin: readers of inventories and of facts.
 *
 * @public
 */
export const gitopsModuleAnsible = createBackendModule({
  pluginId: 'gitops',
  moduleId: 'ansible',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        hosts: gitopsHostsExtensionPoint,
      },
      async init({ config, hosts }) {
        const settings = readAnsibleConfig(config);
        const path = process.env.PATH ?? '';
        const programs = new AnsiblePrograms({
          binFolder: settings.binFolder,
          path,
        });
        hosts.addInventoryReader(
          new AnsibleInventoryReader({
            inventories: settings.inventories,
            programs,
            sandbox: await detectSandbox(path),
            timeoutMs: settings.inventoryTimeoutMs,
          }),
        );
      },
    });
  },
});
