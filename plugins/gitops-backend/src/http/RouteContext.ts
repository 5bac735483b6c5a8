import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { Knex } from 'knex';
import { ComponentVisibility } from './access/ComponentVisibility';
import {
  RequestedSync,
  SyncRequest,
} from '../database/operations/syncs/requestSync';
import { EnvironmentAuthorizer } from './access/EnvironmentAuthorizer';
import { FindSyncer } from './sync/FindSyncer';

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
  requestSync: (request: Omit<SyncRequest, 'now'>) => Promise<RequestedSync>;
  findSyncer: FindSyncer;
  now: () => Date;
}
