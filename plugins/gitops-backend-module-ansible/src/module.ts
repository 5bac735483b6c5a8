import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  gitopsHostsExtensionPoint,
  gitopsSyncersExtensionPoint,
} from '@oneroof/plugin-gitops-node';
import { detectSandbox } from '@oneroof/plugin-gitops-node/process';
import { AnsibleHostReader } from './AnsibleHostReader';
import { readAnsibleConfig } from './config/readAnsibleConfig';
import { AnsibleInventoryReader } from './inventory/AnsibleInventoryReader';
import { AnsibleChecker } from './playbook/AnsibleChecker';
import { AnsibleSyncer } from './playbook/AnsibleSyncer';
import { AnsiblePrograms } from './process/AnsiblePrograms';

/**
 * Ansible for the gitops plugin: readers of inventories and of facts, and what playbooks check and
 * sync.
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
        syncers: gitopsSyncersExtensionPoint,
      },
      async init({ config, hosts, syncers }) {
        const settings = readAnsibleConfig(config);
        const path = process.env.PATH ?? '';
        const programs = new AnsiblePrograms({
          binFolder: settings.binFolder,
          path,
        });
        const sandbox = await detectSandbox(path);
        hosts.addInventoryReader(
          new AnsibleInventoryReader({
            inventories: settings.inventories,
            programs,
            sandbox,
            timeoutMs: settings.inventoryTimeoutMs,
          }),
        );
        hosts.addHostReader(
          new AnsibleHostReader({
            inventories: settings.inventories,
            programs,
            factDirectory: settings.factDirectory,
          }),
        );
        const machine = {
          programs,
          sandbox,
          inventoryTimeoutMs: settings.inventoryTimeoutMs,
          path,
          backendUid: process.getuid?.(),
        };
        hosts.addHostChecker(new AnsibleChecker(settings.inventories, machine));
        syncers.addSyncer(new AnsibleSyncer(settings.inventories, machine));
      },
    });
  },
});
