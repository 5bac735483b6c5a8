import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { environmentReadPermission } from '@oneroof/plugin-gitops-common';
import { findPlacement } from '../../database/operations/deliveries/listPlacements';
import { PlacementRecord } from '../../database/operations/deliveries/PlacementRecord';
import { RouteContext } from '../RouteContext';

/**
 * A placement that the caller may see: in an environment that the policy allows, of a component that the catalog shows.
 *
 * @throws NotFoundError, the same where it does not exist and where it is hidden
 */
export async function requirePlacement(
  { knex, authorizer, visibility }: RouteContext,
  credentials: BackstageCredentials,
  id: string,
): Promise<PlacementRecord> {
  const found = await findPlacement(knex, id);
  if (
    !found ||
    !(await authorizer.isAllowed(
      environmentReadPermission,
      found.placement.environment,
      credentials,
    )) ||
    !(await visibility.sees(found.component, credentials))
  ) {
    throw new NotFoundError('There is no such placement');
  }
  return found.placement;
}
