import {
  BackendFeature,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import gitopsPlugin from '@oneroof/plugin-gitops-backend';
import gitModule from '@oneroof/plugin-gitops-backend-module-git';
import { JsonObject } from '@backstage/types';
import knexFactory, { Knex } from 'knex';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassLog } from './PassLog';

/** A backend that observes targets, from nothing: no row, no mirror, no memory. */
export interface Observer {
  knex: Knex;
  passes: PassLog;
  stop(): Promise<void>;
}

/** Where the observer looks, and by what. */
export interface ObserverOptions {
  repositoryUrl: string;
  /** Module that reads the targets. */
  module: BackendFeature;
  /** Its part of `gitops` in the configuration. */
  targets: JsonObject;
}

/** Starts the real plugin with its real modules, on SQLite in memory, with a pass every second. */
export async function startObserver(
  options: ObserverOptions,
): Promise<Observer> {
  const directory = await mkdtemp(join(tmpdir(), 'oneroof-observer-'));
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
    // One connection: each further one would be a database of its own.
    pool: { min: 1, max: 1 },
  });
  const passes = new PassLog();
  const backend = await startTestBackend({
    features: [
      gitopsPlugin,
      gitModule,
      options.module,
      passes.factory,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.rootConfig.factory({
        data: createConfig(options, directory),
      }),
      createServiceFactory({
        service: coreServices.database,
        deps: {},
        factory: () => ({ getClient: async () => knex }),
      }),
    ],
  });
  return {
    knex,
    passes,
    stop: async () => {
      await backend.stop();
      await knex.destroy();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function createConfig(options: ObserverOptions, directory: string) {
  const { repositoryUrl } = options;
  return {
    gitops: {
      repositories: [{ url: repositoryUrl, ref: 'main' }],
      ...options.targets,
      // Longer than the longest interval, as the configuration demands.
      staleAfter: { hours: 2 },
      intervals: {
        repository: { hours: 1 },
        target: { seconds: 1 },
        catalog: { hours: 1 },
      },
      git: { directory, dangerouslyAllowHttp: [new URL(repositoryUrl).host] },
    },
  };
}
