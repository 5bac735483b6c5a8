import { SimulatedHost } from '../hosts/SimulatedHost';
import {
  hostServices,
  HostService,
  legacyJob,
  settingsOf,
} from './hostServices';

/** Something that has happened on machines before the visitor arrives. */
export interface HostStory {
  component: string;
  inventory: string;
  /** Numbers of the machines, from 1. */
  hosts: number[];
  /** How long ago it happened. */
  minutesAgo: number;
  happen(host: SimulatedHost, service: HostService, at: Date): void;
}

/** What is not as git says on machines when the world begins. */
export const hostStories: readonly HostStory[] = [
  {
    // A rollout that two machines missed.
    component: 'tracking',
    inventory: 'datacenter-eu',
    hosts: [7, 13],
    minutesAgo: 8_000,
    happen: (host, service) => host.packages.set(service.package, '1.4.9-1'),
  },
  {
    // Settings that somebody tried out at night.
    component: 'tracking',
    inventory: 'datacenter-eu',
    hosts: [4],
    minutesAgo: 185,
    happen: (host, service, at) =>
      host.files.set(service.settings, {
        ...host.files.get(service.settings)!,
        content: settingsOf(service).replace('workers = 4', 'workers = 32'),
        mode: '0666',
        changedAt: at,
      }),
  },
  {
    // The machine that nobody dares to switch off.
    component: 'tracking',
    inventory: 'datacenter-eu',
    hosts: [16],
    minutesAgo: 4 * 24 * 60,
    happen: (host, _, at) => {
      host.silentSince = at;
    },
  },
  {
    // Older kernels: nobody declared one, so it is skew and not drift.
    component: 'tracking',
    inventory: 'datacenter-eu',
    hosts: [1, 2, 3],
    minutesAgo: 50_000,
    happen: host => {
      host.kernel = '5.10.0-33-amd64';
      host.osVersion = '11.11';
      host.packages.set('openssl', '1.1.1w-0+deb11u3');
    },
  },
  {
    component: 'search-index',
    inventory: 'datacenter-us',
    hosts: [5],
    minutesAgo: 22,
    happen: (host, service) => {
      host.services.set(service.package, { running: false, enabled: true });
      host.ports = host.ports.filter(({ port }) => port !== service.port);
    },
  },
  {
    component: 'search-index',
    inventory: 'datacenter-us',
    hosts: [2],
    minutesAgo: 300,
    happen: host => {
      const [disk] = host.disks;
      disk.availableBytes = Math.floor(disk.sizeBytes * 0.02);
    },
  },
  {
    // A job that should have gone with the old version.
    component: 'search-index',
    inventory: 'datacenter-eu',
    hosts: [9],
    minutesAgo: 500_000,
    happen: (host, _, at) =>
      host.files.set(legacyJob, {
        content: '0 3 * * * root /opt/legacy/sync\n',
        mode: '0644',
        owner: 'root',
        group: 'root',
        changedAt: at,
      }),
  },
  {
    component: 'search-index',
    inventory: 'datacenter-eu',
    hosts: [3],
    minutesAgo: 600,
    happen: host => {
      host.rebootRequired = true;
    },
  },
];

/** Lets the stories of an inventory happen to its machines. */
export function tellHostStories(
  hosts: readonly SimulatedHost[],
  inventory: string,
  now: Date,
): void {
  for (const story of hostStories) {
    const service = hostServices.find(s => s.component === story.component);
    if (story.inventory !== inventory || !service) {
      continue;
    }
    const at = new Date(now.getTime() - story.minutesAgo * 60_000);
    const members = hosts.filter(({ groups }) =>
      groups.includes(service.group),
    );
    for (const number of story.hosts) {
      const host = members[number - 1];
      if (host) {
        story.happen(host, service, at);
      }
    }
  }
}
