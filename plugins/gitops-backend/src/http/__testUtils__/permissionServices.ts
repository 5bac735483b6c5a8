import {
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import { environmentRules } from '../permissions/environmentRules';

/** What a policy answers to a permission, by its name. */
export type TestPolicy = (permission: string) => PolicyDecision;

export const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
export const deny: PolicyDecision = { result: AuthorizeResult.DENY };

const rules = Object.values(environmentRules);

/**
 * Permission services that follow a policy. Conditions are applied to the resources that the plugin itself registered,
 * as the permission backend does it.
 */
export function permissionServices(policy: TestPolicy): {
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
} {
  type GetResources = (refs: string[]) => Promise<unknown[]>;
  let getResources: GetResources | undefined;
  const ruleset = {
    getRuleByName: (name: string) => {
      const rule = rules.find(candidate => candidate.name === name);
      if (!rule) {
        throw new Error(`There is no rule ${name}`);
      }
      return rule;
    },
  };
  const applies = createConditionAuthorizer(ruleset as never);
  return {
    permissions: {
      authorizeConditional: async requests =>
        requests.map(({ permission }) => policy(permission.name)) as never,
      authorize: async requests =>
        Promise.all(
          requests.map(async ({ permission, ...request }) => {
            const ref = (request as { resourceRef?: string }).resourceRef ?? '';
            const [resource] = (await getResources?.([ref])) ?? [];
            return applies(policy(permission.name), resource)
              ? { result: AuthorizeResult.ALLOW }
              : { result: AuthorizeResult.DENY };
          }),
        ),
    },
    permissionsRegistry: mockServices.permissionsRegistry.mock({
      addResourceType: options => {
        getResources = options.getResources as GetResources | undefined;
      },
      getPermissionRuleset: () => ruleset as never,
    }),
  };
}
