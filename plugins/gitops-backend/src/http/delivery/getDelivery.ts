import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  DeliveryView,
  environmentReadPermission,
} from '@oneroof/plugin-gitops-common';
import {
  DeliveryRecord,
  listDeliveriesOfComponent,
} from '../../database/operations/deliveries/listDeliveriesOfComponent';
import { listPlacements } from '../../database/operations/deliveries/listPlacements';
import { findEnvironments } from '../../database/operations/environments/listEnvironments';
import { listProblems } from '../../database/operations/problems/listProblems';
import { listLatestSyncs } from '../../database/operations/syncs/listLatestSyncs';
import { linkCommit } from '../presentation/linkCommit';
import { presentEnvironments } from '../presentation/presentDelivery';
import { presentProblems } from '../presentation/presentProblems';
import { RouteContext } from '../RouteContext';
import { findSyncAbilities } from '../sync/findSyncAbilities';
import { noDelivery } from './requireComponent';

/**
 * How a component reaches its environments, made of what the caller may see.
 *
 * @throws NotFoundError when nothing is known of it, or nothing that the caller may see
 */
export async function getDelivery(
  context: RouteContext,
  credentials: BackstageCredentials,
  component: string,
): Promise<DeliveryView> {
  const { knex, integrations } = context;
  const access = await context.authorizer.findAccess(
    environmentReadPermission,
    credentials,
  );
  const declared = await listDeliveriesOfComponent(knex, component);
  const placements = await listPlacements(
    knex,
    declared.map(({ name }) => name),
    access,
  );
  const readable = new Set(placements.map(({ delivery }) => delivery));
  const isReadable = ({ name }: DeliveryRecord) =>
    access === 'all' || readable.has(name);
  const [first, ...later] = declared;
  // Where the first one is hidden from the caller, no later one takes its place: that would be a way to take it over.
  const served = first && isReadable(first) ? first : undefined;
  const others = served ? later.filter(isReadable) : [];
  const problems = presentProblems(await listProblems(knex, [component]), {
    others,
    served,
    mayReadAll: access === 'all',
  });
  if (access === 'none' || (!served && problems.length === 0)) {
    throw noDelivery();
  }
  const own = placements.filter(({ delivery }) => delivery === served?.name);
  const environments = await findEnvironments(knex, [
    ...new Set(own.map(({ environment }) => environment)),
  ]);
  return {
    name: served?.name ?? '',
    component,
    owner: served?.owner ?? '',
    environments: presentEnvironments(own, {
      now: context.now(),
      staleAfterMs: context.staleAfterMs,
      environments: new Map(environments.map(e => [e.name, e])),
      syncAbilities: await findSyncAbilities(context, credentials, own),
      syncRuns: await listLatestSyncs(
        knex,
        own.map(({ id }) => id),
      ),
      linkCommit: revision => linkCommit(integrations, revision),
    }),
    problems,
  };
}
