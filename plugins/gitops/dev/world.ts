import {
  BoardRow,
  DeliveryEnvironmentView,
  EnvironmentSummary,
  ResourceView,
} from '@oneroof/plugin-gitops-common';
import {
  boardRow,
  counts,
  delivery,
  environment,
  resource,
} from '../src/__testUtils__/fixtures';
import { FakeWorld } from '../src/__testUtils__/FakeGitopsApi';
import {
  failedRun,
  hostOverviews,
  hostPlace,
  hostResources,
  hostSyncs,
  machinesDelivery,
} from './hosts';
import { ago, day, hour, id, place, versions } from './place';

const environments: EnvironmentSummary[] = [
  { name: 'dev', title: 'Development', tier: 'development', owner: '' },
  { name: 'staging', title: 'Staging', tier: 'staging', owner: '' },
  { name: 'prod-eu', title: 'Production EU', tier: 'production', owner: '' },
  { name: 'prod-us', title: 'Production US', tier: 'production', owner: '' },
  { name: 'audit', title: 'Audit', tier: 'production', owner: '' },
];

const summaryOf = (name: string) =>
  environments.find(item => item.name === name);

const payments: DeliveryEnvironmentView[] = [
  environment('dev', {
    summary: summaryOf('dev'),
    placements: [place(1, 'dev-1')],
  }),
  environment('staging', {
    summary: summaryOf('staging'),
    after: ['dev'],
    placements: [
      place(2, 'staging-1', {
        health: 'progressing',
        healthReason: '2 of 3 replicas are available',
        sync: 'pending',
        runs: versions('1.8.1', '3.1'),
      }),
    ],
  }),
  environment('prod-eu', {
    summary: summaryOf('prod-eu'),
    after: ['staging'],
    release: 'r-6b10ab2',
    placements: [
      place(3, 'eu-1', {
        sync: 'drifted',
        health: 'degraded',
        healthReason: 'deadline exceeded',
        counts: counts({ 'in-sync': 10, drifted: 2, ignored: 1, extra: 1 }),
        declares: versions('1.8.1', '3.0'),
        runs: versions('1.8.1-hotfix', '3.0'),
      }),
      place(4, 'eu-2', {
        counts: counts({ 'in-sync': 14 }),
        declares: versions('1.8.1', '3.0'),
        runs: versions('1.8.1', '3.0'),
      }),
      hostPlace(6, { syncRun: failedRun }),
    ],
  }),
  environment('prod-us', {
    summary: summaryOf('prod-us'),
    after: ['staging'],
    release: 'r-6b10ab2',
    placements: [
      place(5, 'us-1', {
        sync: 'unknown',
        health: 'unknown',
        counts: counts({ unknown: 14 }),
        runs: [],
        cause: {
          code: 'forbidden',
          message: 'forbidden: cannot list deployments.apps in cluster us-1',
        },
        observedAt: ago(2 * hour),
        stale: true,
        lastGood: {
          observedAt: ago(2 * hour),
          sync: 'in-sync',
          health: 'healthy',
        },
      }),
    ],
  }),
];

const drifted: ResourceView = resource({
  sync: 'drifted',
  health: 'degraded',
  healthReason: 'deadline exceeded',
  hasDocuments: true,
  changedAt: ago(3 * hour),
  drift: [
    {
      path: '.spec.replicas',
      op: 'change',
      desired: 3,
      live: 10,
      by: {
        manager: 'kubectl-scale',
        operation: 'Update',
        subresource: 'scale',
        time: ago(3 * hour),
      },
    },
    {
      path: '.spec.template.spec.containers[name="api"].image',
      op: 'change',
      desired: 'ghcr.io/acme/payments-api:1.8.1',
      live: 'ghcr.io/acme/payments-api:1.8.1-hotfix',
      by: { manager: 'kubectl-edit', operation: 'Update', time: ago(3 * hour) },
    },
    {
      path: '.spec.template.spec.containers[name="api"].resources.limits',
      op: 'add',
      desired: { cpu: '500m', memory: '512Mi' },
    },
  ],
  unmanaged: [
    {
      path: '.spec.template.spec.containers[name="api"].env[name="DEBUG"]',
      live: 'true',
      by: { manager: 'kubectl-set', operation: 'Update', time: ago(3 * hour) },
    },
  ],
});

const resources: ResourceView[] = [
  drifted,
  resource({
    key: '/Secret/payments/payments-db',
    kind: 'Secret',
    name: 'payments-db',
    sync: 'drifted',
    health: 'none',
    changedAt: ago(5 * day),
    drift: [
      {
        path: '.data.password',
        op: 'change',
        desired: '••••••••',
        live: '••••••••',
        by: {
          manager: 'vault-rotator',
          operation: 'Apply',
          time: ago(5 * day),
        },
      },
    ],
  }),
  resource({
    key: 'batch/Job/payments/old-migration',
    kind: 'Job',
    name: 'old-migration',
    sync: 'extra',
    changedAt: ago(40 * day),
  }),
  resource({
    key: 'autoscaling/HorizontalPodAutoscaler/payments/payments-api',
    kind: 'HorizontalPodAutoscaler',
    name: 'payments-api',
    sync: 'ignored',
    ignoredBy: ['delivery.yaml: managedFieldsManagers kube-controller-manager'],
  }),
  ...['Service', 'ConfigMap', 'ServiceAccount', 'Ingress'].map(kind =>
    resource({
      key: `x/${kind}/payments/payments-api`,
      kind,
      health: kind === 'ConfigMap' ? 'none' : 'healthy',
    }),
  ),
];

const workload = (replicas: number, image: string) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'payments-api', namespace: 'payments' },
  spec: {
    replicas,
    revisionHistoryLimit: 5,
    selector: { matchLabels: { app: 'payments-api' } },
    template: {
      metadata: { labels: { app: 'payments-api' } },
      spec: {
        containers: [{ name: 'api', image, ports: [{ containerPort: 8080 }] }],
      },
    },
  },
});

const board: BoardRow[] = Array.from({ length: 1000 }, (_, index) =>
  boardRow(`component-${String(index).padStart(4, '0')}`, [
    { environment: 'dev', changedAt: ago(12 * 60 + index) },
    {
      environment: 'staging',
      changedAt: ago(2 * hour + index),
      health: index % 7 === 0 ? 'progressing' : 'healthy',
    },
    {
      environment: 'prod-eu',
      release: 'r-6b10ab2',
      changedAt: ago(9 * day),
      ...(index % 5 === 1 && {
        sync: 'drifted' as const,
        counts: counts({ 'in-sync': 50, drifted: 2 }),
        hostCount: 40,
      }),
      ...(index % 11 === 3 && { health: 'degraded' as const }),
    },
    ...(index % 3 === 0
      ? []
      : [
          {
            environment: 'prod-us',
            release: 'r-6b10ab2',
            changedAt: ago(9 * day),
            ...(index % 8 === 4 && {
              sync: 'unknown' as const,
              health: 'unknown' as const,
              stale: true,
              observedAt: ago(2 * hour),
              cause: {
                code: 'unreachable' as const,
                message: 'unreachable: no connection to cluster us-1',
              },
            }),
          },
        ]),
  ]),
);

/** Many environments, drift, an unknown and a stale one, a thousand rows. */
export const world: Partial<FakeWorld> = {
  environments,
  board,
  deliveries: [
    delivery(payments),
    delivery(
      [
        environment('dev', { placements: [place(1, 'dev-1')] }),
        ...['test', 'qa', 'staging', 'eu', 'us'].map((name, index, all) =>
          environment(name, { after: [index ? all[index - 1] : 'dev'] }),
        ),
      ],
      {
        component: 'component:default/long-chain',
        problems: [
          {
            repository: 'https://git.example.com/acme/chain',
            file: 'deploy/delivery.yaml',
            line: 12,
            column: 7,
            code: 'invalid',
            message: 'Unrecognized key: "plcements"',
          },
        ],
      },
    ),
    machinesDelivery,
  ],
  resources: {
    [id(3)]: resources,
    [id(1)]: resources.slice(4),
    ...hostResources,
  },
  hosts: hostOverviews,
  syncs: hostSyncs,
  documents: {
    [drifted.key]: {
      desired: workload(3, 'ghcr.io/acme/payments-api:1.8.1'),
      live: workload(10, 'ghcr.io/acme/payments-api:1.8.1-hotfix'),
    },
  },
  history: {
    [id(3)]: [
      {
        id: '1',
        at: ago(3 * hour),
        type: 'sync',
        from: 'in-sync',
        to: 'drifted',
      },
      {
        id: '2',
        at: ago(3 * hour),
        type: 'health',
        from: 'healthy',
        to: 'degraded',
        message: 'deadline exceeded',
      },
      {
        id: '3',
        at: ago(9 * day),
        type: 'revision',
        from: 'aa11bb22cc33dd44',
        to: '4be1c0d9e2f7a6b5',
        message: 'Release api 1.8.1',
      },
    ],
  },
};
