import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  EnvironmentTier,
  environmentResourceType,
} from '@oneroof/plugin-gitops-common';
import { EnvironmentFilter } from '../../database/access/EnvironmentAccess';

/**
 * What rules may look at: an environment that a document declares.
 *
 * @public
 */
export interface EnvironmentResource {
  name: string;
  tier: EnvironmentTier;
  /** Full entity reference of the owner. */
  owner: string;
}

/**
 * The resource that permissions on environments are asked for. Rules of other modules build on it; they reach SQL only
 * through {@link EnvironmentFilter}.
 *
 * @public
 */
export const environmentResourceRef = createPermissionResourceRef<
  EnvironmentResource,
  EnvironmentFilter
>().with({ pluginId: 'gitops', resourceType: environmentResourceType });
