import {
  AuditorService,
  HttpAuthService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { ScmIntegrations } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import express from 'express';
import { Knex } from 'knex';
import { openapiDocument } from '../schema/openapi.generated';
import { ComponentVisibility } from './access/ComponentVisibility';
import { EnvironmentAuthorizer } from './access/EnvironmentAuthorizer';
import { registerEnvironmentPermissions } from './permissions/registerEnvironmentPermissions';
import { FindSyncer } from './sync/FindSyncer';
import { refuseNul } from './refuseNul';
import {
  RequestedSync,
  SyncRequest,
} from '../database/operations/syncs/requestSync';
import { RouteContext } from './RouteContext';
import { addBoardRoutes } from './routes/boardRoutes';
import { addDeliveryRoutes } from './routes/deliveryRoutes';
import { addEnvironmentRoutes } from './routes/environmentRoutes';
import { addPlacementRoutes } from './routes/placementRoutes';
import { addProblemRoutes } from './routes/problemRoutes';
import { addSyncRoutes } from './routes/syncRoutes';

/** What {@link createRouter} needs. */
export interface RouterOptions {
  /** Database with our tables, migrated. */
  knex: Knex;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  auditor: AuditorService;
  catalog: CatalogService;
  /** Of which `integrations` tells where commits have a page. */
  config: RootConfigService;
  /** Asks for work; see the operation of this name. */
  requestLooks: (keys: string[]) => Promise<void>;
  /** Asks for a sync; see the operation of this name. */
  requestSync: (request: Omit<SyncRequest, 'now'>) => Promise<RequestedSync>;
  findSyncer: FindSyncer;
  /** Age at which an observation no longer counts, in milliseconds. */
  staleAfter: number;
  now: () => Date;
}

/** The HTTP API. It reads tables and marks work due; it never reaches a cluster, a host or a git server. */
export async function createRouter(
  options: RouterOptions,
): Promise<express.Router> {
  registerEnvironmentPermissions(options.permissionsRegistry, options.knex);
  const context: RouteContext = {
    knex: options.knex,
    httpAuth: options.httpAuth,
    auditor: options.auditor,
    integrations: ScmIntegrations.fromConfig(options.config),
    authorizer: new EnvironmentAuthorizer(options),
    visibility: new ComponentVisibility(options.catalog),
    staleAfterMs: options.staleAfter,
    requestLooks: options.requestLooks,
    requestSync: options.requestSync,
    findSyncer: options.findSyncer,
    now: options.now,
  };
  const router = createValidatedOpenApiRouter(openapiDocument);
  router.use(refuseNul);
  addBoardRoutes(router, context);
  addEnvironmentRoutes(router, context);
  addDeliveryRoutes(router, context);
  addPlacementRoutes(router, context);
  addSyncRoutes(router, context);
  addProblemRoutes(router, context);
  return router;
}
