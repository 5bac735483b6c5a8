import {
  AuthService,
  coreServices,
  createBackendModule,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  isPermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import permissionBackend from '@backstage/plugin-permission-backend';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { environmentReadPermission } from '@oneroof/plugin-gitops-common';
import request from 'supertest';
import { requestSync } from '../database/operations/syncs/requestSync';
import { migrateDatabase } from '../database/migrateDatabase';
import {
  deliveryRow,
  environmentRow,
  hostPlacementRow,
  placementId,
  placementRow,
  repositoryRow,
  targetRow,
  testNow,
} from './__testUtils__/rows';
import { seed } from './__testUtils__/seed';
import {
  createEnvironmentConditionalDecision,
  environmentConditions,
} from './permissions/environmentRules';
import { createRouter } from './router';

/** A policy as an operator writes it: people see what is not production, and refresh and sync nothing. */
const policyModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'test-policy',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy({
          async handle({ permission }): Promise<PolicyDecision> {
            return isPermission(permission, environmentReadPermission)
              ? createEnvironmentConditionalDecision(permission, {
                  not: environmentConditions.hasTier({ tiers: ['production'] }),
                })
              : { result: AuthorizeResult.DENY };
          },
        });
      },
    });
  },
});

/**
 * Tokens between plugins name the plugin that acts for a user, as real ones do: the permission backend gives conditions
 * to plugins only, never to a user who asks for them directly.
 */
const authFactory = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }): AuthService {
    const auth = mockServices.auth({ pluginId: plugin.getId() });
    const issueServiceToken = auth.getPluginRequestToken.bind(auth);
    auth.getPluginRequestToken = async options =>
      auth.isPrincipal(options.onBehalfOf, 'user')
        ? {
            token: mockCredentials.user.token(
              options.onBehalfOf.principal.userEntityRef,
              { actor: { subject: `plugin:${plugin.getId()}` } },
            ),
          }
        : issueServiceToken(options);
    return auth;
  },
});

/** The API alone, without the loop. */
const apiPlugin = createBackendPlugin({
  pluginId: 'gitops',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init(deps) {
        const knex = await migrateDatabase(deps.database);
        await seed(knex, {
          repositories: [repositoryRow()],
          targets: [
            targetRow(),
            targetRow({ id: 'hosts:dc', type: 'hosts', name: 'dc' }),
          ],
          environments: [
            environmentRow({ name: 'dev' }),
            environmentRow({ name: 'prod', tier: 'production' }),
          ],
          deliveries: [deliveryRow({ name: 'shop' })],
          placements: [
            ...['dev', 'prod', 'undeclared'].map(environment =>
              placementRow({ delivery: 'shop', environment }),
            ),
            hostPlacementRow({ delivery: 'shop', environment: 'dev' }),
            hostPlacementRow({ delivery: 'shop', environment: 'prod' }),
          ],
        });
        deps.httpRouter.use(
          await createRouter({
            ...deps,
            knex,
            now: () => testNow,
            staleAfter: 600_000,
            requestLooks: async () => {},
            requestSync: wanted =>
              requestSync(knex, { ...wanted, now: testNow }),
            findSyncer: name => ({
              name,
              repositories: ['*'],
              checkEveryMs: 1,
            }),
          }),
        );
      },
    });
  },
});

describe('the API behind the permission backend', () => {
  let backend: Awaited<ReturnType<typeof startTestBackend>>;

  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({
          data: { permission: { enabled: true } },
        }),
        authFactory,
        mockServices.permissions.factory(),
        mockServices.permissionsRegistry.factory(),
        mockServices.database.factory(),
        catalogServiceMock.factory({
          entities: [
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Component',
              metadata: { name: 'shop' },
            },
          ],
        }),
        permissionBackend,
        policyModule,
        apiPlugin,
      ],
    });
  }, 60_000);

  afterAll(() => backend?.stop());

  const delivery = '/api/gitops/components/component/default/shop/delivery';
  const refresh = '/api/gitops/components/component/default/shop/refresh';
  const resources = (environment: string) =>
    `/api/gitops/placements/${placementId(
      `shop.${environment}.main`,
    )}/resources`;
  const sync = (environment: string) =>
    `/api/gitops/placements/${placementId(`shop.${environment}.hosts`)}/sync`;
  const environmentsOf = (response: request.Response) =>
    response.body.environments.map(
      (item: { environment: { name: string } }) => item.environment.name,
    );

  it.each([
    { path: resources('dev'), status: 200 },
    { path: resources('prod'), status: 404 },
    // Neither tier nor owner is known of it, so no condition may let it pass.
    { path: resources('undeclared'), status: 404 },
  ])('answers a user $status to $path', async ({ path, status }) => {
    const response = await request(backend.server).get(path);
    expect(response.status).toBe(status);
  });

  it('applies conditions to what a user sees', async () => {
    const response = await request(backend.server).get(delivery);
    expect(environmentsOf(response)).toEqual(['dev']);
  });

  it('refuses a user who may not refresh', async () => {
    const response = await request(backend.server).post(refresh).send({});
    expect(response.status).toBe(403);
  });

  it.each([
    { environment: 'dev', status: 403 },
    { environment: 'prod', status: 404 },
  ])(
    'answers $status to a user who asks for a sync in $environment',
    async ({ environment, status }) => {
      const response = await request(backend.server).post(sync(environment));
      expect(response.status).toBe(status);
    },
  );

  it('lets other plugins sync, by their name', async () => {
    const response = await request(backend.server)
      .post(sync('prod'))
      .set('Authorization', mockCredentials.service.header());
    expect(response.status).toBe(202);
    expect(response.body).toMatchObject({
      state: 'pending',
      requestedBy: 'external:test-service',
    });
  });

  it('lets nobody sync without a token', async () => {
    const response = await request(backend.server)
      .post(sync('dev'))
      .set('Authorization', mockCredentials.none.header());
    expect(response.status).toBe(401);
  });

  it('lets other plugins see and refresh everything', async () => {
    const authorization = mockCredentials.service.header();
    const response = await request(backend.server)
      .get(delivery)
      .set('Authorization', authorization);
    expect(environmentsOf(response)).toEqual(['dev', 'prod', 'undeclared']);
    const refreshed = await request(backend.server)
      .post(refresh)
      .set('Authorization', authorization)
      .send({});
    expect(refreshed.status).toBe(202);
  });

  it.each([delivery, '/api/gitops/deliveries', '/api/gitops/problems'])(
    'answers nobody at %s',
    async path => {
      const response = await request(backend.server)
        .get(path)
        .set('Authorization', mockCredentials.none.header());
      expect(response.status).toBe(401);
    },
  );
});
