import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  environmentReadPermission,
  environmentRefreshPermission,
} from '@oneroof/plugin-gitops-common';
import { listDeliveriesOfComponent } from '../../database/operations/deliveries/listDeliveriesOfComponent';
import { listRefreshKeys } from '../../database/operations/refresh/listRefreshKeys';
import { RouteContext } from '../RouteContext';
import { noDelivery } from './requireComponent';

/** What {@link refreshDelivery} is asked for. */
export interface RefreshDeliveryRequest {
  component: string;
  /** Only this environment; all that the caller may refresh when absent. */
  environment?: string;
}

/**
 * Asks for looks at what a component's placements depend on, and returns when it did. Asking again and again does no
 * harm: the first look begins at once, the next one ten seconds later for all who ask until then.
 *
 * @throws NotFoundError when there is nothing that the caller may see
 * @throws NotAllowedError when the caller may see it but refresh none of it
 */
export async function refreshDelivery(
  { knex, authorizer, requestLooks, now }: RouteContext,
  credentials: BackstageCredentials,
  { component, environment }: RefreshDeliveryRequest,
): Promise<Date> {
  const [read, refresh] = await Promise.all([
    authorizer.findAccess(environmentReadPermission, credentials),
    authorizer.findAccess(environmentRefreshPermission, credentials),
  ]);
  // All deliveries that name it, so that the mistake of naming it twice is seen to be mended at once.
  const deliveries = (await listDeliveriesOfComponent(knex, component)).map(
    ({ name }) => name,
  );
  const visible = { deliveries, environment, access: [read] };
  if ((await listRefreshKeys(knex, visible)).length === 0) {
    throw noDelivery();
  }
  const keys = await listRefreshKeys(knex, {
    ...visible,
    access: [read, refresh],
  });
  if (keys.length === 0) {
    throw new NotAllowedError();
  }
  const requestedAt = now();
  await requestLooks(keys);
  return requestedAt;
}
