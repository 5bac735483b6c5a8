import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  BoardPage,
  BoardRow,
  environmentReadPermission,
} from '@oneroof/plugin-gitops-common';
import { z } from 'zod';
import {
  BoardDelivery,
  BoardFilter,
  BoardPosition,
  listBoardRows,
} from '../../database/operations/board/listBoardRows';
import { listPlacements } from '../../database/operations/deliveries/listPlacements';
import { PlacementRecord } from '../../database/operations/deliveries/PlacementRecord';
import { collectVisible } from '../access/collectVisible';
import { decodeCursor, textKeySchema } from '../cursor/cursor';
import { toPage } from '../cursor/toPage';
import { groupBy } from '../presentation/groupBy';
import { presentCell } from '../presentation/presentCell';
import { Freshness, staleBefore } from '../presentation/presentPlacement';
import { RouteContext } from '../RouteContext';

/** What {@link listBoard} is asked for. */
export interface BoardRequest {
  filter: BoardFilter;
  cursor?: string;
  limit: number;
}

const positionSchema: z.ZodType<BoardPosition> = z.tuple([
  textKeySchema,
  textKeySchema,
]);

/** A page of the board: one statement for its rows, one question to the catalog, one statement for its cells. */
export async function listBoard(
  context: RouteContext,
  credentials: BackstageCredentials,
  request: BoardRequest,
): Promise<BoardPage> {
  const { knex, visibility } = context;
  const after = decodeCursor(request.cursor, positionSchema);
  const access = await context.authorizer.findAccess(
    environmentReadPermission,
    credentials,
  );
  const freshness: Freshness = {
    now: context.now(),
    staleAfterMs: context.staleAfterMs,
  };
  const deliveries = await collectVisible<BoardDelivery, BoardPosition>({
    count: request.limit + 1,
    after,
    fetch: (position, limit) =>
      listBoardRows(knex, {
        filter: request.filter,
        access,
        staleBefore: staleBefore(freshness),
        after: position,
        limit,
      }),
    positionOf: delivery => delivery.position,
    filter: async found => {
      const visible = await visibility.filter(
        found.map(delivery => delivery.component),
        credentials,
      );
      return found.filter(delivery => visible.has(delivery.component));
    },
  });
  const page = toPage(deliveries, request.limit, ({ position }) => position);
  const placements = await listPlacements(
    knex,
    page.items.map(({ delivery }) => delivery),
    access,
  );
  const byDelivery = groupBy(placements, ({ delivery }) => delivery);
  return {
    ...page,
    items: page.items.map(delivery =>
      toRow(delivery, byDelivery.get(delivery.delivery) ?? [], freshness),
    ),
  };
}

function toRow(
  { delivery, component, title, owner }: BoardDelivery,
  placements: readonly PlacementRecord[],
  freshness: Freshness,
): BoardRow {
  return {
    delivery,
    component,
    title,
    owner,
    cells: [...groupBy(placements, record => record.environment)].map(
      ([environment, records]) => presentCell(environment, records, freshness),
    ),
  };
}
