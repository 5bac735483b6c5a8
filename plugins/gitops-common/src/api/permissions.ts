import { createPermission } from '@backstage/plugin-permission-common';

/**
 * The resource type of permissions on an environment. The resource's reference is the environment's name.
 *
 * @public
 */
export const environmentResourceType = 'gitops-environment';

/**
 * To see what runs in an environment. Asked in addition to the component's own visibility in the catalog.
 *
 * @public
 */
export const environmentReadPermission = createPermission({
  name: 'gitops.environment.read',
  attributes: { action: 'read' },
  resourceType: environmentResourceType,
});

/**
 * To ask for a fresh observation of an environment.
 *
 * @public
 */
export const environmentRefreshPermission = createPermission({
  name: 'gitops.environment.refresh',
  attributes: { action: 'update' },
  resourceType: environmentResourceType,
});

/**
 * To make what runs in an environment equal to what git declares, by the engine that owns the target.
 *
 * @public
 */
export const environmentSyncPermission = createPermission({
  name: 'gitops.environment.sync',
  attributes: { action: 'update' },
  resourceType: environmentResourceType,
});

/**
 * All permissions of Oneroof.
 *
 * @public
 */
export const gitopsPermissions = [
  environmentReadPermission,
  environmentRefreshPermission,
  environmentSyncPermission,
];
