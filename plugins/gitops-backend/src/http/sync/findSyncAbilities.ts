import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  environmentSyncPermission,
  SyncAbility,
} from '@oneroof/plugin-gitops-common';
import { PlacementRecord } from '../../database/operations/deliveries/PlacementRecord';
import { listEnvironments } from '../../database/operations/environments/listEnvironments';
import { RouteContext } from '../RouteContext';
import { explainSyncRefusal } from './explainSyncRefusal';

/** Whether the caller can ask for a sync, by id of placements; those on clusters are left out. */
export async function findSyncAbilities(
  context: RouteContext,
  credentials: BackstageCredentials,
  placements: readonly PlacementRecord[],
): Promise<Map<string, SyncAbility>> {
  const onHosts = placements.filter(({ target }) => target.type === 'hosts');
  if (onHosts.length === 0) {
    return new Map();
  }
  const mayIn = await findPermitted(context, credentials);
  return new Map(
    onHosts.map(placement => {
      const reason = mayIn(placement.environment)
        ? explainSyncRefusal(placement, context.findSyncer)
        : 'you may not sync in this environment';
      const ability =
        reason === undefined ? { allowed: true } : { allowed: false, reason };
      return [placement.id, ability];
    }),
  );
}

/** The environments in which the caller may sync. */
async function findPermitted(
  { authorizer, knex }: RouteContext,
  credentials: BackstageCredentials,
): Promise<(environment: string) => boolean> {
  const access = await authorizer.findAccess(
    environmentSyncPermission,
    credentials,
  );
  if (access === 'all') {
    return () => true;
  }
  const names = new Set(
    (await listEnvironments(knex, access)).map(({ name }) => name),
  );
  return environment => names.has(environment);
}
