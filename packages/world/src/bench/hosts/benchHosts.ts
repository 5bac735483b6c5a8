import { stringify } from 'yaml';
import { SimulatedHost } from '../../hosts/SimulatedHost';
import { createHost } from '../../seed/createHosts';
import { HostService, settingsOf } from '../../seed/hostServices';
import { createHash } from 'node:crypto';

/** The size of the fleet that is observed. */
export interface HostFleetSize {
  hosts: number;
  /** Each is a group with one placement. */
  groups: number;
  /** Besides the few that every host has. */
  packagesPerHost: number;
}

const version = '2.4.1';

/** Hosts as git declares them, the same for the same size. Packages differ a little from group to group. */
export function createHostFleet(
  size: HostFleetSize,
  installedAt: Date,
): SimulatedHost[] {
  return Array.from({ length: size.hosts }, (_, index) => {
    const group = index % size.groups;
    const host = createHost(serviceOf(group), {
      name: `host-${String(index).padStart(5, '0')}`,
      address: `10.${Math.floor(index / 65536) + 1}.${
        Math.floor(index / 256) % 256
      }.${index % 256}`,
      version,
      installedAt,
    });
    for (let i = 0; i < size.packagesPerHost; i++) {
      host.packages.set(
        `library-${String(i).padStart(3, '0')}`,
        `1.${i}.${(group + i) % 7}-1`,
      );
    }
    return host;
  });
}

/** Files of the repository that declares the fleet: one environment, and a delivery for each group. */
export function createHostRepository(
  size: HostFleetSize,
  inventory: string,
): Record<string, string> {
  const groups = Array.from({ length: size.groups }, (_, index) => index);
  const files: Record<string, string> = {
    'environments.yaml': stringify({
      apiVersion: 'oneroof.dev/v1alpha1',
      kind: 'Environment',
      metadata: { name: 'bench' },
      spec: {
        tier: 'testing',
        owner: 'group:default/bench',
        targets: groups.map(group => ({
          name: `group-${group}`,
          hosts: { inventory, group: serviceOf(group).group },
        })),
      },
    }),
  };
  for (const group of groups) {
    const folder = `hosts/group-${group}`;
    files[`${folder}/goss.yaml`] = createManifest(serviceOf(group));
    files[`${folder}/delivery.yaml`] = stringify({
      apiVersion: 'oneroof.dev/v1alpha1',
      kind: 'Delivery',
      metadata: { name: `group-${group}` },
      spec: {
        component: `component:default/group-${group}`,
        environments: [
          {
            environment: 'bench',
            placements: [
              { target: `group-${group}`, source: { path: folder } },
            ],
          },
        ],
      },
    });
  }
  return files;
}

/** What runs on the hosts of a group. */
export function serviceOf(group: number): HostService {
  return {
    component: `group-${group}`,
    group: `group_${group}`,
    prefix: 'host',
    package: `service-${group}`,
    port: 9000 + group,
    settings: `/etc/service-${group}.conf`,
    counts: {},
  };
}

/** Ten things, most with several properties. */
function createManifest(service: HostService): string {
  const sha256 = createHash('sha256').update(settingsOf(service)).digest('hex');
  return stringify({
    package: {
      [service.package]: { installed: true, versions: [`${version}-1`] },
      'openssh-server': { installed: true },
      telnetd: { installed: false },
    },
    service: {
      [service.package]: { enabled: true, running: true },
      ssh: { enabled: true, running: true },
    },
    file: {
      [service.settings]: {
        exists: true,
        mode: '0640',
        owner: 'root',
        group: service.package,
        sha256,
      },
      '/etc/cron.d/legacy-sync': { exists: false },
    },
    user: { [service.package]: { exists: true, shell: '/usr/sbin/nologin' } },
    port: {
      [`tcp:${service.port}`]: { listening: true },
      'tcp:22': { listening: true },
    },
  });
}
