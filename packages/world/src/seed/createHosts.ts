import { SimulatedHost } from '../hosts/SimulatedHost';
import { EnvironmentPlan, Fleet } from './Fleet';
import {
  HostService,
  hostServiceIn,
  legacyJob,
  inventoryOf,
  packageVersion,
  settingsOf,
} from './hostServices';
import { versionIn } from './releases';

const gibibyte = 1024 ** 3;
const dayMs = 24 * 3600_000;

/** What every machine has, whatever runs on it. */
const basePackages: ReadonlyArray<[string, string]> = [
  ['bash', '5.2.15-2+b8'],
  ['ca-certificates', '20230311+deb12u1'],
  ['coreutils', '9.1-1'],
  ['cron', '3.0pl1-162'],
  ['curl', '7.88.1-10+deb12u14'],
  ['openssh-server', '1:9.2p1-2+deb12u7'],
  ['openssl', '3.0.17-1~deb12u2'],
  ['systemd', '252.38-1~deb12u1'],
  ['tzdata', '2025b-0+deb12u1'],
];

/** The machines of an environment, each as git declares it. */
export function createHosts(
  fleet: Fleet,
  environment: EnvironmentPlan,
  now: Date,
): SimulatedHost[] {
  const inventory = inventoryOf(environment);
  return fleet.components.flatMap((component, block) => {
    const found = hostServiceIn(component, environment);
    if (!found || !inventory) {
      return [];
    }
    const { service } = found;
    return Array.from({ length: service.counts[inventory] ?? 0 }, (_, index) =>
      createHost(service, {
        name: `${service.prefix}-${String(index + 1).padStart(2, '0')}`,
        address: `10.${inventory === 'datacenter-eu' ? 20 : 30}.${block}.${
          index + 11
        }`,
        version: versionIn(component, environment),
        installedAt: new Date(now.getTime() - 40 * dayMs),
      }),
    );
  });
}

/** A machine on which a service runs as declared. */
export function createHost(
  service: HostService,
  options: {
    name: string;
    address: string;
    version: string;
    installedAt: Date;
  },
): SimulatedHost {
  return {
    name: options.name,
    address: options.address,
    groups: [service.group],
    osVersion: '12.11',
    kernel: '6.1.0-28-amd64',
    packages: new Map([
      ...basePackages,
      [service.package, packageVersion(options.version)],
    ]),
    services: new Map([
      ['ssh', { running: true, enabled: true }],
      ['cron', { running: true, enabled: true }],
      [service.package, { running: true, enabled: true }],
    ]),
    files: new Map([
      [
        service.settings,
        {
          content: settingsOf(service),
          mode: '0640',
          owner: 'root',
          group: service.package,
          changedAt: options.installedAt,
        },
      ],
    ]),
    watchedPaths: [legacyJob],
    users: new Map([
      ['root', { uid: 0, gid: 0, home: '/root', shell: '/bin/bash' }],
      [
        service.package,
        {
          uid: 990,
          gid: 990,
          home: '/nonexistent',
          shell: '/usr/sbin/nologin',
        },
      ],
    ]),
    ports: [
      { port: 22, address: '0.0.0.0', program: 'sshd' },
      { port: service.port, address: '0.0.0.0', program: service.package },
    ],
    disks: [
      {
        mount: '/',
        sizeBytes: 40 * gibibyte,
        availableBytes: 23 * gibibyte,
      },
    ],
    rebootRequired: false,
  };
}
