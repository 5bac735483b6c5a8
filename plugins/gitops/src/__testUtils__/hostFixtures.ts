import {
  HostOverview,
  PlacementView,
  ResourceView,
} from '@oneroof/plugin-gitops-common';
import { counts, placement, resource } from './fixtures';

/** A host in sync, but for what is given. */
export function host(
  name: string,
  some: Partial<ResourceView> = {},
): ResourceView {
  return resource({
    key: `oneroof.dev/Host//${name}`,
    group: 'oneroof.dev',
    apiVersion: 'oneroof.dev/v1alpha1',
    kind: 'Host',
    namespace: undefined,
    name,
    coverage: 1,
    unchecked: [],
    host: {
      groups: ['datacenter-eu', 'web'],
      address: '10.20.0.7',
      os: 'Debian 12.11',
      kernel: '6.1.0-28-amd64',
      architecture: 'x86_64',
      factsAt: '2026-11-21T11:59:40Z',
    },
    ...some,
  });
}

const packageDrift: ResourceView['drift'] = [
  {
    path: 'package[payments-agent].versions',
    op: 'change',
    desired: ['3.1'],
    live: ['3.0'],
  },
];

const configDrift: ResourceView['drift'] = [
  {
    path: 'file[/etc/payments/agent.conf].sha256',
    op: 'change',
    desired: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
    live: '7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730',
    by: { time: '2026-11-21T09:00:00Z' },
  },
  {
    path: 'file[/etc/payments/agent.conf].mode',
    op: 'change',
    desired: '0640',
    live: '0666',
    by: { time: '2026-11-21T09:00:00Z' },
  },
  { path: 'user[debug].exists', op: 'remove', live: true },
  { path: 'service[payments-agent]', op: 'add' },
  {
    path: 'file[/etc/payments/agent.conf].contents',
    op: 'change',
    desired: ['/^tls: required$/'],
  },
];

const commandsOff = {
  path: 'command[payments-agent --version]',
  reason: 'commands are not allowed for inventory datacenter-eu',
};

/** Hosts of a placement, in the order of the backend. */
export interface HostFleet {
  hosts: ResourceView[];
  overview: HostOverview;
  counts: PlacementView['counts'];
}

/** Forty hosts: two differences, one that cannot be reached, things that nobody could check, two old kernels. */
export function fortyHosts(): HostFleet {
  const name = (number: number) => `pay-${String(number).padStart(2, '0')}`;
  const hosts = Array.from({ length: 40 }, (_, index) => {
    const number = index + 1;
    const part = { coverage: 0.84, unchecked: [commandsOff] };
    if (number === 7 || number === 31) {
      return host(name(number), {
        ...part,
        sync: 'drifted',
        drift: packageDrift,
        changedAt: '2026-11-21T09:00:00Z',
        host: {
          groups: ['datacenter-eu', 'web'],
          address: `10.20.0.${number}`,
          os: 'Debian 11.9',
          kernel: '5.10.0-28-amd64',
          architecture: 'x86_64',
        },
      });
    }
    if (number === 12) {
      return host(name(number), {
        ...part,
        sync: 'drifted',
        health: 'degraded',
        healthReason: 'service payments-agent is not running',
        drift: configDrift,
        changedAt: '2026-11-20T09:00:00Z',
      });
    }
    if (number === 40) {
      return host(name(number), {
        coverage: 0,
        unchecked: [],
        sync: 'unknown',
        health: 'unknown',
        cause: {
          code: 'unreachable',
          message: 'unreachable: no answer from 10.20.0.40 port 22',
        },
        lastGood: {
          observedAt: '2026-11-21T06:00:00Z',
          sync: 'in-sync',
          health: 'healthy',
        },
      });
    }
    return host(name(number), {
      ...part,
      ...(number % 13 === 0 && {
        health: 'degraded' as const,
        healthReason: 'disk /var is 96 % full',
      }),
    });
  });
  const rank = { drifted: 0, unknown: 1 } as Record<string, number>;
  return {
    hosts: hosts.sort((a, b) => (rank[a.sync] ?? 2) - (rank[b.sync] ?? 2)),
    counts: counts({ 'in-sync': 36, drifted: 3, unknown: 1 }),
    overview: {
      total: 40,
      differences: [
        {
          id: 'aaaaaaaaaaaa',
          items: packageDrift,
          count: 2,
          hosts: ['pay-07', 'pay-31'],
        },
        {
          id: 'bbbbbbbbbbbb',
          items: configDrift,
          count: 1,
          hosts: ['pay-12'],
        },
      ],
      skew: [
        {
          subject: 'kernel',
          values: [
            {
              value: '6.1.0-28-amd64',
              count: 37,
              hosts: ['pay-01', 'pay-02', 'pay-03'],
            },
            {
              value: '5.10.0-28-amd64',
              count: 2,
              hosts: ['pay-07', 'pay-31'],
            },
          ],
        },
        {
          subject: 'package[openssl].version',
          values: [
            {
              value: '3.0.16-1~deb12u1',
              count: 38,
              hosts: ['pay-01', 'pay-02', 'pay-03'],
            },
            { value: 'absent', count: 1, hosts: ['pay-12'] },
          ],
        },
      ],
      checkedAt: '2026-11-21T11:40:00Z',
    },
  };
}

/** A placement on {@link fortyHosts}. */
export function hostPlacement(
  some: Partial<PlacementView> = {},
): PlacementView {
  return placement({
    id: 'a'.repeat(32),
    target: {
      name: 'eu-hosts',
      type: 'hosts',
      inventory: 'datacenter-eu',
      group: 'web',
    },
    namespace: undefined,
    path: 'hosts/payments/prod-eu',
    sync: 'drifted',
    health: 'degraded',
    healthReason: 'service payments-agent is not running',
    counts: fortyHosts().counts,
    hostCount: 40,
    coverage: 0.84,
    declares: [{ artifact: 'agent', version: '3.1' }],
    runs: [{ artifact: 'agent', version: '3.0' }],
    playbook: { folder: 'hosts/payments', file: 'site.yml' },
    canSync: { allowed: true },
    ...some,
  });
}
