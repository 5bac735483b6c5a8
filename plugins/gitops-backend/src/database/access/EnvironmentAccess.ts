import { PermissionCriteria } from '@backstage/plugin-permission-common';

/**
 * A permission rule as a condition on rows: the property of a declared environment has one of the values.
 *
 * @public
 */
export interface EnvironmentFilter {
  property: 'name' | 'tier' | 'owner';
  values: readonly string[];
}

/**
 * Which environments an answer may be made of. Criteria hold only for environments that a document declares: of others
 * neither tier nor owner is known, so they are left out.
 */
export type EnvironmentAccess =
  | 'all'
  | 'none'
  | PermissionCriteria<EnvironmentFilter>;
