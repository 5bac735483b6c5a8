import { PlacementView } from '@oneroof/plugin-gitops-common';
import { FakeWorld } from '../src/__testUtils__/FakeGitopsApi';
import { counts, delivery, environment } from '../src/__testUtils__/fixtures';
import {
  fortyHosts,
  host,
  hostPlacement,
} from '../src/__testUtils__/hostFixtures';
import { ago, day, hour, id, place } from './place';

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

/** A placement on forty hosts. */
export function hostPlace(
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

/** A run that failed on some hosts. */
export const failedRun = {
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
  requestedBy: 'service:scheduler',
  requestedAt: ago(9 * day),
  startedAt: ago(9 * day - 3),
  finishedAt: ago(9 * day - 1803),
  cause: {
    code: 'timeout' as const,
    message: 'timeout: ansible-playbook did not end within 30 min',
  },
};

/** Every state that a group of hosts can be in. */
export const machinesDelivery = delivery(
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
);

/** Hosts by the placement that they belong to. */
export const hostResources: FakeWorld['resources'] = {
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
};

/** What stands out on them. */
export const hostOverviews: FakeWorld['hosts'] = {
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
};

/** Their sync runs. */
export const hostSyncs: FakeWorld['syncs'] = {
  [id(6)]: [failedRun, goodRun, brokenRun],
  [id(10)]: [goodRun],
};
