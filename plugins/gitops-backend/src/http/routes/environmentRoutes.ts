import { Router } from 'express';
import { environmentReadPermission } from '@oneroof/plugin-gitops-common';
import { listEnvironments } from '../../database/operations/environments/listEnvironments';
import { handle } from '../handle';
import { RouteContext } from '../RouteContext';

export function addEnvironmentRoutes(
  router: Router,
  { knex, httpAuth, authorizer }: RouteContext,
): void {
  router.get(
    '/environments',
    handle('listEnvironments', async (request, response) => {
      const credentials = await httpAuth.credentials(request);
      const access = await authorizer.findAccess(
        environmentReadPermission,
        credentials,
      );
      response.json({ items: await listEnvironments(knex, access) });
    }),
  );
}
