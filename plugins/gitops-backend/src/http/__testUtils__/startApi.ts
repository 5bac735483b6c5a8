import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import express from 'express';
import { Knex } from 'knex';
import request from 'supertest';
import { requestLooks } from '../../database/operations/queue/requestLooks';
import { requestSync } from '../../database/operations/syncs/requestSync';
import { createRouter } from '../router';
import { allow, permissionServices, TestPolicy } from './permissionServices';
import { FindSyncer } from '../sync/FindSyncer';
import { testNow } from './rows';

/** What {@link startApi} may be told. */
export interface ApiOptions {
  knex: Knex;
  /** References of the components that the catalog shows to the caller. */
  visible: readonly string[];
  policy?: TestPolicy;
  config?: JsonObject;
  /** Nothing can be synced where it is absent. */
  findSyncer?: FindSyncer;
}

/** The API on a database, as one caller sees it. */
export async function startApi(options: ApiOptions) {
  const { knex, visible, policy = () => allow, config = {} } = options;
  const auditor = mockServices.auditor.mock();
  const success = jest.fn();
  const fail = jest.fn();
  auditor.createEvent.mockResolvedValue({ success, fail });
  const catalog = catalogServiceMock({ entities: visible.map(toEntity) });
  const getEntitiesByRefs = jest.spyOn(catalog, 'getEntitiesByRefs');
  const app = express();
  app.use(
    await createRouter({
      ...permissionServices(policy),
      knex,
      auditor,
      catalog,
      config: mockServices.rootConfig({ data: config }),
      httpAuth: mockServices.httpAuth(),
      staleAfter: 10 * 60_000,
      now: () => testNow,
      requestLooks: async keys => {
        await requestLooks(knex, keys, testNow);
      },
      requestSync: wanted => requestSync(knex, { ...wanted, now: testNow }),
      findSyncer: options.findSyncer ?? (() => undefined),
    }),
  );
  app.use(mockErrorHandler());
  return {
    api: request(app),
    audit: { auditor, success, fail },
    getEntitiesByRefs,
  };
}

function toEntity(ref: string): Entity {
  const { kind, namespace, name } = parseEntityRef(ref);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { namespace, name },
  };
}
