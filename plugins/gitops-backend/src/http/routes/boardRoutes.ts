import { Router } from 'express';
import { environmentReadPermission } from '@oneroof/plugin-gitops-common';
import { listBoard } from '../board/listBoard';
import { listOwners } from '../board/listOwners';
import { handle } from '../handle';
import { RouteContext } from '../RouteContext';

export function addBoardRoutes(router: Router, context: RouteContext): void {
  router.get(
    '/deliveries',
    handle('listDeliveries', async (request, response) => {
      const credentials = await context.httpAuth.credentials(request);
      const { cursor, limit, ...filter } = request.query;
      const page = await listBoard(context, credentials, {
        filter,
        cursor,
        limit: limit ?? 50,
      });
      response.json(page);
    }),
  );

  router.get(
    '/owners',
    handle('listOwners', async (request, response) => {
      const credentials = await context.httpAuth.credentials(request);
      const access = await context.authorizer.findAccess(
        environmentReadPermission,
        credentials,
      );
      response.json({ items: await listOwners(context, credentials, access) });
    }),
  );
}
