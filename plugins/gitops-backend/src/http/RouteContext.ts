import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { Knex } from 'knex';
import { ComponentVisibility } from './access/ComponentVisibility';
import { EnvironmentAuthorizer } from './access/EnvironmentAuthorizer';

/** What handlers work with. */
export interface RouteContext {
  knex: Knex;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  integrations: ScmIntegrationRegistry;
  authorizer: EnvironmentAuthorizer;
  visibility: ComponentVisibility;
  staleAfterMs: number;
  requestLooks: (keys: string[]) => Promise<void>;
  now: () => Date;
}
