import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { gitopsHostsExtensionPoint } from '@oneroof/plugin-gitops-node';
import { findExecutable } from '@oneroof/plugin-gitops-node/process';
import { readSshConfig } from './config/readSshConfig';
import { SshInventoryReader } from './inventory/SshInventoryReader';
import { SshHostReader } from './SshHostReader';

/**
 * Hosts over SSH for the gitops plugin: inventories of the portal's configuration, and the reader of live hosts.
 *
 * @public
 */
export const gitopsModuleSsh = createBackendModule({
  pluginId: 'gitops',
  moduleId: 'ssh',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        hosts: gitopsHostsExtensionPoint,
        logger: coreServices.logger,
      },
      async init({ config, hosts, logger }) {
        const inventories = readSshConfig(config, process.env);
        const program = await findExecutable(['ssh'], process.env.PATH ?? '');
        if (!program && inventories.length > 0) {
          logger.warn(
            'There is no ssh on the PATH: hosts cannot be asked before OpenSSH is installed',
          );
        }
        for (const { name } of inventories.filter(
          ({ allowCommands }) => allowCommands,
        )) {
          logger.info(
            `Commands of manifests are run on the hosts of inventory ${name}`,
          );
        }
        hosts.addInventoryReader(new SshInventoryReader(inventories));
        hosts.addHostReader(new SshHostReader({ inventories, program }));
      },
    });
  },
});
