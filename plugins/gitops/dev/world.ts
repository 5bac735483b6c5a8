import {
  BoardRow,
  DeliveryEnvironmentView,
  EnvironmentSummary,
  PlacementView,
  ResourceView,
} from '@oneroof/plugin-gitops-common';
import {
  boardRow,
  counts,
  delivery,
  environment,
  placement,
  resource,
} from '../src/__testUtils__/fixtures';
import {
  fortyHosts,
  host,
  hostPlacement,
} from '../src/__testUtils__/hostFixtures';
import { FakeWorld } from '../src/__testUtils__/FakeGitopsApi';

const now = Date.now();
const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString();
const hour = 3600;
const day = 24 * hour;

const environments: EnvironmentSummary[] = [
  { name: 'dev', title: 'Development', tier: 'development', owner: '' },
  { name: 'staging', title: 'Staging', tier: 'staging', owner: '' },
  { name: 'prod-eu', title: 'Production EU', tier: 'production', owner: '' },
  { name: 'prod-us', title: 'Production US', tier: 'production', owner: '' },
  { name: 'audit', title: 'Audit', tier: 'production', owner: '' },
];

const id = (number: number) => String(number).padStart(32, '0');
const versions = (api: string, agent: string) => [
  { artifact: 'api', version: api },
  { artifact: 'agent', version: agent },
];

function place(
  number: number,
  target: string,
  some: Partial<PlacementView> = {},
): PlacementView {
  return placement({
    id: id(number),
    target: { name: target, type: 'kubernetes', cluster: target },
    path: `apps/payments/${target}`,
    observedAt: ago(20),
    declares: versions('1.8.2', '3.1'),
    runs: versions('1.8.2', '3.1'),
    revision: {
      repository: 'https://git.example.com/acme/payments',
      commit: '4be1c0d9e2f7a6b5c4d3e2f1a0b9c8d7e6f5a4b3',
      committedAt: ago(2 * hour),
      author: 'Ada Lovelace',
      subject: 'Release api 1.8.2 with the new retry budget',
      webUrl: 'https://git.example.com/acme/payments/commit/4be1c0d',
    },
    ...some,
  });
}

const machines = fortyHosts();
const fleet = {
  ...machines,
  overview: { ...machines.overview, checkedAt: ago(20 * 60) },
  hosts: machines.hosts.map(item => ({
    ...item,
    ...(item.changedAt && { changedAt: ago(3 * hour) }),
    ...(item.lastGood && {
      lastGood: { ...item.lastGood, observedAt: ago(6 * hour) },
    }),
    drift: item.drift.map(difference => ({
      ...difference,
      ...(difference.by && { by: { time: ago(3 * hour) } }),
    })),
    ...(item.host && { host: { ...item.host, factsAt: ago(90) } }),
  })),
};

const hostile = `<b>pay</b>%0A${'very-long-name-of-a-machine.'.repeat(4)}`;

function hostPlace(
  number: number,
  some: Partial<PlacementView> = {},
): PlacementView {
  const { revision } = place(number, 'eu-hosts');
  return hostPlacement({
    id: id(number),
    observedAt: ago(20),
    revision,
    ...some,
  });
}

const hostsTarget = (name: string, group: string) => ({
  name,
  type: 'hosts' as const,
  inventory: 'datacenter-eu',
  group,
});

const failedRun = {
  id: 'run-failed',
  state: 'failed' as const,
  requestedBy: 'user:default/grace',
  requestedAt: ago(26 * hour),
  startedAt: ago(26 * hour - 4),
  finishedAt: ago(26 * hour - 90),
  counts: { unchanged: 9, changed: 28, failed: 2, unreachable: 1 },
  hosts: [
    {
      host: 'pay-07',
      result: 'failed' as const,
      message:
        'TASK [agent : install payments-agent]\nE: Unable to locate package payments-agent=3.1',
    },
    {
      host: 'pay-31',
      result: 'failed' as const,
      message: 'No space left on device: /var/cache/apt',
    },
    { host: 'pay-40', result: 'unreachable' as const },
  ],
};
const goodRun = {
  id: 'run-good',
  state: 'succeeded' as const,
  requestedBy: 'user:default/ada',
  requestedAt: ago(3 * day),
  startedAt: ago(3 * day - 3),
  finishedAt: ago(3 * day - 83),
  counts: { unchanged: 9, changed: 31, failed: 0, unreachable: 0 },
};
const brokenRun = {
  id: 'run-broken',
  state: 'errored' as const,
  requestedAt: ago(9 * day),
  startedAt: ago(9 * day - 3),
  finishedAt: ago(9 * day - 1803),
  cause: {
    code: 'timeout' as const,
    message: 'timeout: ansible-playbook did not end within 30 min',
  },
};

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
    delivery(
      [
        environment('all', {
          summary: { title: 'All states of hosts' },
          placements: [
            hostPlace(10, {
              target: hostsTarget('calm', 'db'),
              sync: 'in-sync',
              health: 'healthy',
              healthReason: undefined,
              coverage: 1,
              hostCount: 3,
              counts: counts({ 'in-sync': 3 }),
              syncRun: goodRun,
            }),
            hostPlace(11, {
              target: hostsTarget('empty', 'cache'),
              sync: 'unknown',
              health: 'unknown',
              counts: counts(),
              hostCount: 0,
              canSync: undefined,
              cause: {
                code: 'empty',
                message: 'no host of inventory datacenter-eu is in group cache',
              },
            }),
            hostPlace(12, {
              target: hostsTarget('down', 'web'),
              sync: 'unknown',
              health: 'unknown',
              healthReason: undefined,
              counts: counts({ unknown: 40 }),
              stale: true,
              observedAt: ago(5 * hour),
              canSync: {
                allowed: false,
                reason:
                  'The operator allows no playbook of this repository on inventory datacenter-eu.',
              },
              cause: {
                code: 'unreachable',
                message:
                  'unreachable: cannot read inventory datacenter-eu: git.example.com refused the connection',
              },
              lastGood: {
                observedAt: ago(5 * hour),
                sync: 'drifted',
                health: 'degraded',
              },
            }),
            hostPlace(13, {
              target: hostsTarget('unconfigured', 'web'),
              sync: 'unknown',
              counts: counts(),
              hostCount: undefined,
              canSync: undefined,
              cause: {
                code: 'not-configured',
                message: 'no inventory datacenter-eu is configured',
              },
            }),
            hostPlace(14, {
              target: hostsTarget('unseen', 'web'),
              sync: 'unknown',
              counts: counts(),
              hostCount: undefined,
              observedAt: undefined,
            }),
            hostPlace(15, {
              target: hostsTarget('hostile', 'web'),
              sync: 'drifted',
              counts: counts({ drifted: 1, 'in-sync': 1 }),
              hostCount: 2,
            }),
          ],
        }),
      ],
      { component: 'component:default/machines' },
    ),
  ],
  resources: {
    [id(3)]: resources,
    [id(1)]: resources.slice(4),
    [id(6)]: fleet.hosts,
    [id(10)]: ['db-1', 'db-2', 'db-3'].map(name => host(name)),
    [id(12)]: fleet.hosts.map(item => ({
      ...item,
      sync: 'unknown' as const,
      health: 'unknown' as const,
      drift: [],
      cause: {
        code: 'unreachable' as const,
        message:
          'unreachable: cannot read inventory datacenter-eu: git.example.com refused the connection',
      },
      lastGood: {
        observedAt: ago(5 * hour),
        sync: item.sync,
        health: item.health,
      },
    })),
    [id(15)]: [
      host(hostile, {
        sync: 'drifted',
        drift: [
          {
            path: `file[/srv/${'deeply/'.repeat(20)}x.conf].contents`,
            op: 'change',
            desired: ['x'.repeat(300)],
          },
        ],
        host: {
          groups: Array.from({ length: 30 }, (_, index) => `group-${index}`),
          os: '<img src=x onerror=alert(1)> https://evil.example.com',
          kernel: 'k'.repeat(120),
        },
      }),
      host('plain'),
    ],
  },
  hosts: {
    [id(6)]: fleet.overview,
    [id(10)]: {
      total: 3,
      differences: [],
      skew: [],
      checkedAt: ago(20 * 60),
      checkCause: {
        code: 'invalid',
        message: 'invalid: hosts/payments/site.yml line 3: expected a list',
      },
    },
    [id(15)]: {
      total: 2,
      differences: [
        {
          id: 'cccccccccccc',
          items: [
            {
              path: `file[/srv/${'deeply/'.repeat(20)}x.conf].contents`,
              op: 'change',
              desired: ['x'.repeat(300)],
            },
          ],
          count: 1,
          hosts: [hostile],
        },
      ],
      skew: [],
    },
  },
  syncs: { [id(6)]: [failedRun, goodRun, brokenRun], [id(10)]: [goodRun] },
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
