import { Router } from 'express';
import { NotAllowedError } from '@backstage/errors';
import { environmentRefreshPermission } from '@oneroof/plugin-gitops-common';
import { listEnvironments } from '../../database/operations/environments/listEnvironments';
import { listProblems } from '../../database/operations/problems/listProblems';
import { withoutUserInformation } from '../presentation/withoutUserInformation';
import { handle } from '../handle';
import { RouteContext } from '../RouteContext';

export function addProblemRoutes(
  router: Router,
  { knex, httpAuth, authorizer }: RouteContext,
): void {
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
      const problems = await listProblems(knex);
      response.json({
        items: problems.map(problem => ({
          ...problem,
          repository: withoutUserInformation(problem.repository),
        })),
      });
    }),
  );
}
