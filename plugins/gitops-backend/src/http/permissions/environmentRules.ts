import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { environmentSchema } from '@oneroof/plugin-gitops-common';
import { z } from 'zod';
import { environmentResourceRef } from './environmentResource';

const isEnvironment = createPermissionRule({
  name: 'IS_ENVIRONMENT',
  description: 'Allow environments of these names',
  resourceRef: environmentResourceRef,
  paramsSchema: z.object({
    names: z.array(z.string()).describe('Names of environments'),
  }),
  apply: (environment, { names }) => names.includes(environment.name),
  toQuery: ({ names }) => ({ property: 'name', values: names }),
});

const hasTier = createPermissionRule({
  name: 'HAS_TIER',
  description: 'Allow environments of these tiers',
  resourceRef: environmentResourceRef,
  paramsSchema: z.object({
    tiers: z
      .array(environmentSchema.shape.spec.shape.tier)
      .describe('Tiers of environments'),
  }),
  apply: (environment, { tiers }) => tiers.includes(environment.tier),
  toQuery: ({ tiers }) => ({ property: 'tier', values: tiers }),
});

const isOwnedBy = createPermissionRule({
  name: 'IS_OWNED_BY',
  description: 'Allow environments whose owner is among these claims',
  resourceRef: environmentResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity references of owners, as a user has them in claims'),
  }),
  apply: (environment, { claims }) => claims.includes(environment.owner),
  toQuery: ({ claims }) => ({ property: 'owner', values: claims }),
});

/**
 * The built-in rules for environments.
 *
 * @public
 */
export const environmentRules = { isEnvironment, hasTier, isOwnedBy };

const conditionExports = createConditionExports({
  resourceRef: environmentResourceRef,
  rules: environmentRules,
});

/**
 * Conditions for permission policies, for example `environmentConditions.hasTier({ tiers: ['development'] })`.
 *
 * @public
 */
export const environmentConditions = conditionExports.conditions;

/**
 * Wraps conditions into the decision that a permission policy returns.
 *
 * @public
 */
export const createEnvironmentConditionalDecision =
  conditionExports.createConditionalDecision;
