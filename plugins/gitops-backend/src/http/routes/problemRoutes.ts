import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Router } from 'express';
import { NotAllowedError } from '@backstage/errors';
import {
  DeclarationProblem,
  environmentReadPermission,
  environmentRefreshPermission,
} from '@oneroof/plugin-gitops-common';
import { listEnvironments } from '../../database/operations/environments/listEnvironments';
import { listFaultyComponents } from '../../database/operations/problems/listFaultyComponents';
import { listProblems } from '../../database/operations/problems/listProblems';
import { presentProblems } from '../presentation/presentProblems';
import { handle } from '../handle';
import { RouteContext } from '../RouteContext';

export function addProblemRoutes(router: Router, context: RouteContext): void {
  const { knex, httpAuth, authorizer } = context;
  router.get(
    '/problems',
    handle('listProblems', async (request, response) => {
      const credentials = await httpAuth.credentials(request);
      const access = await authorizer.findAccess(
        environmentRefreshPermission,
        credentials,
      );
      // Who may refresh everything sees problems also while no document is good enough to declare an environment.
      if (
        access !== 'all' &&
        (await listEnvironments(knex, access)).length < 1
      ) {
        throw new NotAllowedError();
      }
      response.json({
        items:
          access === 'all'
            ? presentProblems(await listProblems(knex), {
                others: [],
                mayReadAll: true,
              })
            : await listVisibleProblems(context, credentials),
      });
    }),
  );
}

/** Problems of the components that the caller may see, both in the catalog and in some environment. */
async function listVisibleProblems(
  { knex, authorizer, visibility }: RouteContext,
  credentials: BackstageCredentials,
): Promise<DeclarationProblem[]> {
  const access = await authorizer.findAccess(
    environmentReadPermission,
    credentials,
  );
  const faulty = await listFaultyComponents(knex, access);
  const visible = await visibility.filter(faulty, credentials);
  return presentProblems(await listProblems(knex, [...visible]), {
    others: [],
    mayReadAll: access === 'all',
  });
}
