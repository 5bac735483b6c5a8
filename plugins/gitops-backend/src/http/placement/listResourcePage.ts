import { ResourcePage } from '@oneroof/plugin-gitops-common';
import { z } from 'zod';
import { PlacementRecord } from '../../database/operations/deliveries/PlacementRecord';
import {
  listResources,
  ResourcePosition,
  ResourcesRequest,
} from '../../database/operations/resources/listResources';
import { decodeCursor, textKeySchema } from '../cursor/cursor';
import { toPage } from '../cursor/toPage';
import { presentPlacement } from '../presentation/presentPlacement';
import { presentResource } from '../presentation/presentResource';
import { RouteContext } from '../RouteContext';

const rankSchema = z.int().min(-1).max(100);

const positionSchema: z.ZodType<ResourcePosition> = z.tuple([
  rankSchema,
  rankSchema,
  textKeySchema,
]);

/** A page of a placement's resources, with the time that its verdicts are of. */
export async function listResourcePage(
  { knex, now, staleAfterMs }: RouteContext,
  placement: PlacementRecord,
  request: Pick<ResourcesRequest, 'sync' | 'text' | 'differs' | 'limit'> & {
    cursor?: string;
  },
): Promise<ResourcePage> {
  const { cursor, limit, ...filter } = request;
  const after = decodeCursor(cursor, positionSchema);
  const time = now();
  const presented = presentPlacement(placement, { now: time, staleAfterMs });
  const { observedAt, stale, blindTo } = presented;
  const resources = await listResources(knex, {
    ...filter,
    placementId: placement.id,
    areAllUnknown: blindTo !== undefined,
    after,
    limit: limit + 1,
  });
  const page = toPage(resources, limit, ({ position }) => position);
  return {
    ...page,
    observedAt,
    stale,
    items: page.items.map(resource =>
      presentResource(resource, presented, time),
    ),
  };
}
