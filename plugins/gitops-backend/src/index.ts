/**
 * Reconciles what git declares with what targets report, and serves the result.
 *
 * @packageDocumentation
 */

export { gitopsPlugin as default } from './plugin';
export type { EnvironmentFilter } from './database/access/EnvironmentAccess';
export {
  environmentResourceRef,
  type EnvironmentResource,
} from './http/permissions/environmentResource';
export {
  createEnvironmentConditionalDecision,
  environmentConditions,
  environmentRules,
} from './http/permissions/environmentRules';
