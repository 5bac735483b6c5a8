import { Router } from 'express';
import { NotFoundError } from '@backstage/errors';
import { z } from 'zod';
import { findHostOverview } from '../../database/operations/hosts/findHostOverview';
import { listHistory } from '../../database/operations/history/listHistory';
import { findDocuments } from '../../database/operations/resources/findDocuments';
import { decodeCursor, textKeySchema } from '../cursor/cursor';
import { toPage } from '../cursor/toPage';
import { listResourcePage } from '../placement/listResourcePage';
import { requirePlacement } from '../placement/requirePlacement';
import { handle } from '../handle';
import { RouteContext } from '../RouteContext';

const historyPositionSchema = z.tuple([textKeySchema]);

export function addPlacementRoutes(
  router: Router,
  context: RouteContext,
): void {
  const { knex, httpAuth } = context;

  router.get(
    '/placements/:placementId/resources',
    handle('listResources', async (request, response) => {
      const credentials = await httpAuth.credentials(request);
      const { placementId } = request.params;
      const placement = await requirePlacement(
        context,
        credentials,
        placementId,
      );
      const { limit, ...query } = request.query;
      response.json(
        await listResourcePage(context, placement, {
          ...query,
          limit: limit ?? 50,
        }),
      );
    }),
  );

  router.get(
    '/placements/:placementId/hosts',
    handle('getHosts', async (request, response) => {
      const credentials = await httpAuth.credentials(request);
      const { placementId } = request.params;
      const { hostCount: total = 0 } = await requirePlacement(
        context,
        credentials,
        placementId,
      );
      response.json({ total, ...(await findHostOverview(knex, placementId)) });
    }),
  );

  router.get(
    '/placements/:placementId/documents',
    handle('getDocuments', async (request, response) => {
      const credentials = await httpAuth.credentials(request);
      const { placementId } = request.params;
      await requirePlacement(context, credentials, placementId);
      const documents = await findDocuments(
        knex,
        placementId,
        request.query.key,
      );
      if (!documents) {
        throw new NotFoundError('There are no documents of such a resource');
      }
      response.json(documents);
    }),
  );

  router.get(
    '/placements/:placementId/history',
    handle('listHistory', async (request, response) => {
      const credentials = await httpAuth.credentials(request);
      const { placementId } = request.params;
      await requirePlacement(context, credentials, placementId);
      const { cursor, limit = 50 } = request.query;
      const [before] = decodeCursor(cursor, historyPositionSchema) ?? [];
      const entries = await listHistory(knex, placementId, {
        before,
        limit: limit + 1,
      });
      response.json(toPage(entries, limit, ({ id }) => [id]));
    }),
  );
}
