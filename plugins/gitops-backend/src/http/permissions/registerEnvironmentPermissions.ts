import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { gitopsPermissions } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { findEnvironments } from '../../database/operations/environments/listEnvironments';
import { environmentResourceRef } from './environmentResource';
import { environmentRules } from './environmentRules';

/** Makes permissions, rules and environments known to the portal, which applies conditions to environments by name. */
export function registerEnvironmentPermissions(
  registry: PermissionsRegistryService,
  knex: Knex,
): void {
  registry.addResourceType({
    resourceRef: environmentResourceRef,
    permissions: gitopsPermissions,
    rules: Object.values(environmentRules),
    getResources: async names => {
      const found = await findEnvironments(knex, names);
      const byName = new Map(found.map(record => [record.name, record]));
      // An environment that no document declares stays undefined: conditions on it are answered with "deny".
      return names.map(name => byName.get(name));
    },
  });
}
