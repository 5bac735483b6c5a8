import {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import { environmentResourceType } from '@oneroof/plugin-gitops-common';
import { EnvironmentAccess } from '../../database/access/EnvironmentAccess';
import { environmentResourceRef } from '../permissions/environmentResource';

type EnvironmentPermission = ResourcePermission<typeof environmentResourceType>;

/** Asks the portal's permission policy about environments. */
export class EnvironmentAuthorizer {
  readonly #permissions: PermissionsService;
  readonly #registry: PermissionsRegistryService;

  constructor(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
  }) {
    this.#permissions = options.permissions;
    this.#registry = options.permissionsRegistry;
  }

  /** The environments for which the caller has a permission, as a condition for SQL. */
  async findAccess(
    permission: EnvironmentPermission,
    credentials: BackstageCredentials,
  ): Promise<EnvironmentAccess> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.CONDITIONAL) {
      return decision.result === AuthorizeResult.ALLOW ? 'all' : 'none';
    }
    // Looked up for every request: a module may add rules after we started.
    const toCriteria = createConditionTransformer(
      this.#registry.getPermissionRuleset(environmentResourceRef),
    );
    return toCriteria(decision.conditions);
  }

  /** Whether the caller has a permission for one environment. */
  async isAllowed(
    permission: EnvironmentPermission,
    environment: string,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [decision] = await this.#permissions.authorize(
      [{ permission, resourceRef: environment }],
      { credentials },
    );
    return decision.result === AuthorizeResult.ALLOW;
  }
}
