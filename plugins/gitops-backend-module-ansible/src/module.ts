import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { gitopsHostsExtensionPoint } from '@oneroof/plugin-gitops-node';
import { readAnsibleConfig } from './config/readAnsibleConfig';

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
      async init({ config }) {
        readAnsibleConfig(config);
      },
    });
  },
});
