import { toError } from '@backstage/errors';
import { Router } from 'express';
import { z } from 'zod';
import { listSyncs } from '../../database/operations/syncs/listSyncs';
import { decodeCursor, textKeySchema } from '../cursor/cursor';
import { toPage } from '../cursor/toPage';
import { handle } from '../handle';
import { requirePlacement } from '../placement/requirePlacement';
import { RouteContext } from '../RouteContext';
import { syncPlacement } from '../sync/syncPlacement';

const positionSchema = z.tuple([textKeySchema]);

export function addSyncRoutes(router: Router, context: RouteContext): void {
  const { knex, httpAuth, auditor } = context;

  router.post(
    '/placements/:placementId/sync',
    handle('syncPlacement', async (request, response) => {
      const { placementId } = request.params;
      // Opened before anything is asked, so that refused attempts stand in the log too.
      const event = await auditor.createEvent({
        eventId: 'placement-sync',
        severityLevel: 'medium',
        request,
        meta: { placementId },
      });
      try {
        const requester = await httpAuth.credentials(request, {
          allow: ['user', 'service'],
        });
        const { isNew, ...run } = await syncPlacement(
          context,
          requester,
          placementId,
        );
        await event.success({ meta: { syncId: run.id, isNew } });
        response.status(202).json(run);
      } catch (error) {
        await event.fail({ error: toError(error) });
        throw error;
      }
    }),
  );

  router.get(
    '/placements/:placementId/syncs',
    handle('listSyncs', async (request, response) => {
      const credentials = await httpAuth.credentials(request);
      const { placementId } = request.params;
      await requirePlacement(context, credentials, placementId);
      const { cursor, limit = 50 } = request.query;
      const [before] = decodeCursor(cursor, positionSchema) ?? [];
      const runs = await listSyncs(knex, placementId, {
        before,
        limit: limit + 1,
      });
      response.json(toPage(runs, limit, ({ id }) => [id]));
    }),
  );
}
