import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  environmentReadPermission,
  environmentRefreshPermission,
} from '@oneroof/plugin-gitops-common';
import { findPlaybookRefusal } from '../../adapters/findPlaybookRefusal';
import { listDeliveriesOfComponent } from '../../database/operations/deliveries/listDeliveriesOfComponent';
import { listCheckable } from '../../database/operations/refresh/listCheckable';
import { listRefreshKeys } from '../../database/operations/refresh/listRefreshKeys';
import { RefreshRequest } from '../../database/operations/refresh/RefreshRequest';
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
  context: RouteContext,
  credentials: BackstageCredentials,
  { component, environment }: RefreshDeliveryRequest,
): Promise<Date> {
  const { knex, authorizer, requestLooks, now } = context;
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
  const allowed = { ...visible, access: [read, refresh] };
  const keys = await listRefreshKeys(knex, allowed);
  if (keys.length === 0) {
    throw new NotAllowedError();
  }
  const requestedAt = now();
  await requestLooks([...keys, ...(await listCheckKeys(context, allowed))]);
  return requestedAt;
}

/** Keys of the check runs that tell what playbooks would change. */
async function listCheckKeys(
  { knex, findChecker }: RouteContext,
  request: RefreshRequest,
): Promise<string[]> {
  const checkable = await listCheckable(knex, request);
  return checkable
    .filter(
      ({ inventory, repositoryUrl }) =>
        !findPlaybookRefusal({
          name: inventory,
          inventory: findChecker(inventory),
          repository: repositoryUrl,
        }),
    )
    .map(({ id }) => `check:${id}`);
}
