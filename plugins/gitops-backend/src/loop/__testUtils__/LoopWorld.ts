import { mockServices } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { KubernetesObject } from '@oneroof/plugin-gitops-common';
import {
  FakeLiveReader,
  FakeRenderer,
  FakeRevisionReader,
} from '@oneroof/plugin-gitops-node/testUtils';
import { JqEvaluator } from '@oneroof/plugin-gitops-node/jq';
import { Knex } from 'knex';
import { Adapters, createAdapters } from '../../adapters/Adapters';
import { readGitopsConfig } from '../../config/readGitopsConfig';
import { PlacementRow, Tables } from '../../database/tables';
import {
  enqueueMissing,
  listWork,
  markDue,
} from '../../database/operations/queue';
import { declareRepositories } from '../../database/operations/repositories/declareRepositories';
import { PlacementPublisher } from '../../events/PlacementPublisher';
import { createWorkLoop } from '../createWorkLoop';

export const repositoryUrl = 'https://git.example/acme/payments';

/** A world in memory around real loops on a real database, with a clock that only the test moves. */
export class LoopWorld {
  readonly knex: Knex;
  readonly revisions = new FakeRevisionReader({
    now: () => this.time.getTime(),
  });
  readonly jq = new JqEvaluator();
  readonly renderer: FakeRenderer;
  readonly live: FakeLiveReader;
  readonly published: string[][] = [];
  entities: Entity[] = [];
  time = new Date('2026-03-01T12:00:00.000Z');
  #config: JsonObject;

  constructor(
    knex: Knex,
    options?: {
      clusters?: string[];
      config?: JsonObject;
      renderer?: FakeRenderer;
    },
  ) {
    this.knex = knex;
    this.renderer = options?.renderer ?? new FakeRenderer();
    this.live = new FakeLiveReader({ clusters: options?.clusters ?? ['eu-1'] });
    this.#config = {
      repositories: [{ url: repositoryUrl }],
      ...options?.config,
    };
  }

  get config() {
    return readGitopsConfig(
      mockServices.rootConfig({ data: { gitops: this.#config } }),
    );
  }

  /** A loop as one backend has it; each has a memory of its own. */
  createLoop(options?: {
    live?: FakeLiveReader;
    concurrency?: number;
    now?: () => Date;
    catalog?: CatalogService;
  }) {
    return createWorkLoop({
      adapters: this.installAdapters(options?.live ?? this.live),
      auth: mockServices.auth(),
      catalog:
        options?.catalog ?? catalogServiceMock({ entities: this.entities }),
      config: {
        ...this.config,
        ...(options?.concurrency && { concurrency: options.concurrency }),
      },
      jq: this.jq,
      knex: this.knex,
      logger: mockServices.logger.mock(),
      metrics: metricsServiceMock.mock(),
      now: options?.now ?? (() => this.time),
      publisher: {
        publish: async (ids: string[]) => {
          if (ids.length > 0) {
            this.published.push(ids);
          }
        },
      } as unknown as PlacementPublisher,
    });
  }

  protected installAdapters(live: FakeLiveReader): Adapters {
    const adapters = createAdapters();
    adapters.revisionReaders.add(this.revisions);
    adapters.renderers.add(this.renderer);
    adapters.liveReaders.add(live);
    return adapters;
  }

  /** What the upkeep does every minute. */
  async fillQueue(): Promise<void> {
    await declareRepositories(this.knex, this.config.repositories);
    await enqueueMissing(this.knex, await listWork(this.knex), this.time);
  }

  /** Moves the clock. */
  pass(seconds: number): void {
    this.time = new Date(this.time.getTime() + seconds * 1000);
  }

  async markAllDue(): Promise<void> {
    await markDue(this.knex, await listWork(this.knex), this.time);
  }

  async placement(environment = 'dev'): Promise<PlacementRow> {
    const row = await this.knex<Tables['placements']>('placements')
      .where({ environment })
      .first();
    if (!row) {
      throw new Error(`There is no placement in ${environment}`);
    }
    return row;
  }
}

/** Works on the due items of one kind; all others wait until a loop is drained. */
export async function runOnly(world: LoopWorld, kind: string): Promise<void> {
  const others = await world
    .knex<Tables['work_queue']>('work_queue')
    .whereNot('key', 'like', `${kind}:%`);
  const keys = others.map(({ key }) => key);
  const hold = (ticket: string | null) =>
    world
      .knex<Tables['work_queue']>('work_queue')
      .whereIn('key', keys)
      .update({
        ticket,
        leased_until: ticket && '9999-01-01T00:00:00.000Z',
      });
  await hold('held by the test');
  await world.createLoop().drain();
  await hold(null);
}

/** A deployment as git declares it and as a cluster that applied it reports it. */
export function deployment(options?: {
  name?: string;
  namespace?: string;
  tag?: string;
}): KubernetesObject {
  const { name = 'payments', namespace, tag = '1.0.0' } = options ?? {};
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, ...(namespace && { namespace }) },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [{ name: 'main', image: `ghcr.io/acme/payments:${tag}` }],
        },
      },
    },
  };
}

/** The same with the status of a deployment that is well. */
export function running(object: KubernetesObject): KubernetesObject {
  return {
    ...object,
    metadata: { ...object.metadata, generation: 1 },
    status: {
      observedGeneration: 1,
      replicas: 2,
      updatedReplicas: 2,
      readyReplicas: 2,
      availableReplicas: 2,
      conditions: [
        { type: 'Available', status: 'True' },
        {
          type: 'Progressing',
          status: 'True',
          reason: 'NewReplicaSetAvailable',
        },
      ],
    },
  };
}

/** Files of a repository that delivers `payments` to some environments, each a folder of one deployment. */
export function repositoryFiles(options?: {
  environments?: string[];
  cluster?: string;
  tag?: string;
}): Record<string, string> {
  const {
    environments = ['dev'],
    cluster = 'eu-1',
    tag = '1.0.0',
  } = options ?? {};
  const files: Record<string, string> = {
    'delivery.yaml': JSON.stringify({
      apiVersion: 'oneroof.dev/v1alpha1',
      kind: 'Delivery',
      metadata: { name: 'payments' },
      spec: {
        component: 'component:default/payments',
        artifacts: [{ name: 'api', image: 'ghcr.io/acme/payments' }],
        environments: environments.map(environment => ({
          environment,
          placements: [
            {
              target: 'main',
              namespace: `payments-${environment}`,
              source: { path: `apps/${environment}` },
            },
          ],
        })),
      },
    }),
  };
  for (const environment of environments) {
    files[`environments/${environment}.yaml`] = JSON.stringify({
      apiVersion: 'oneroof.dev/v1alpha1',
      kind: 'Environment',
      metadata: { name: environment },
      spec: {
        tier: 'development',
        owner: 'group:default/platform',
        targets: [{ name: 'main', kubernetes: { cluster } }],
      },
    });
    files[`apps/${environment}/deployment.yaml`] = JSON.stringify(
      deployment({ tag }),
    );
  }
  return files;
}
