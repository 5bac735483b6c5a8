import { ConflictError, NotAllowedError } from '@backstage/errors';
import { environmentSyncPermission } from '@oneroof/plugin-gitops-common';
import { findActiveSync } from '../../database/operations/syncs/findActiveSync';
import { RequestedSync } from '../../database/operations/syncs/requestSync';
import { requirePlacement } from '../placement/requirePlacement';
import { RouteContext } from '../RouteContext';
import { explainSyncRefusal } from './explainSyncRefusal';
import { nameRequester, Requester } from './nameRequester';

/**
 * Asks for a sync of a placement; nothing is run here. While a run is active, it is the answer, whatever stands in the
 * way of another one by now.
 *
 * @throws NotFoundError where the caller may not see the placement, or it does not exist
 * @throws NotAllowedError where the caller may see it but not sync it
 * @throws ConflictError with the reason where nothing can sync it
 */
export async function syncPlacement(
  context: RouteContext,
  requester: Requester,
  placementId: string,
): Promise<RequestedSync> {
  const placement = await requirePlacement(context, requester, placementId);
  const isAllowed = await context.authorizer.isAllowed(
    environmentSyncPermission,
    placement.environment,
    requester,
  );
  if (!isAllowed) {
    throw new NotAllowedError();
  }
  const active = await findActiveSync(context.knex, placementId);
  if (active) {
    return { ...active, isNew: false };
  }
  const refusal = explainSyncRefusal(placement, context.findSyncer);
  if (refusal !== undefined) {
    throw new ConflictError(`This placement cannot be synced: ${refusal}`);
  }
  return context.requestSync({
    placementId,
    requestedBy: nameRequester(requester),
  });
}
