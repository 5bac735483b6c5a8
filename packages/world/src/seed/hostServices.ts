import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { Component, EnvironmentPlan, Fleet } from './Fleet';

/** Software that a component runs on machines beside its clusters. */
export interface HostService {
  component: string;
  /** Group of the inventories. */
  group: string;
  /** How its machines are called: `scan-01`. */
  prefix: string;
  package: string;
  port: number;
  /** Path of its settings. */
  settings: string;
  /** Number of machines by inventory. */
  counts: Record<string, number>;
}

/** What runs on machines in the demo's company. */
export const hostServices: readonly HostService[] = [
  {
    component: 'tracking',
    group: 'scanners',
    prefix: 'scan',
    package: 'scanner-agent',
    port: 9310,
    settings: '/etc/scanner-agent/agent.conf',
    counts: { 'datacenter-eu': 16, 'datacenter-us': 8 },
  },
  {
    component: 'search-index',
    group: 'search',
    prefix: 'srch',
    package: 'search-node',
    port: 9200,
    settings: '/etc/search-node/node.conf',
    counts: { 'datacenter-eu': 10, 'datacenter-us': 6 },
  },
];

/** What an older version left behind, and must be nowhere any more. */
export const legacyJob = '/etc/cron.d/legacy-sync';

/** Inventory of an environment; undefined where it has no machines. */
export function inventoryOf({ name }: EnvironmentPlan): string | undefined {
  return { 'prod-eu': 'datacenter-eu', 'prod-us': 'datacenter-us' }[name];
}

/** The machines' part of a component in an environment; undefined where it has none. */
export function hostServiceIn(
  component: Component,
  environment: EnvironmentPlan,
): { service: HostService; inventory: string; target: string } | undefined {
  const service = hostServices.find(s => s.component === component.name);
  const inventory = inventoryOf(environment);
  return service && inventory
    ? { service, inventory, target: `${environment.name}-${service.group}` }
    : undefined;
}

/** Targets on machines that an environment has. */
export function hostTargets(
  fleet: Fleet,
  environment: EnvironmentPlan,
): Array<{ name: string; hosts: { inventory: string; group: string } }> {
  return fleet.components.flatMap(component => {
    const found = hostServiceIn(component, environment);
    return found
      ? [
          {
            name: found.target,
            hosts: { inventory: found.inventory, group: found.service.group },
          },
        ]
      : [];
  });
}

/** Folder of the host manifest. */
export function hostSourcePath(
  component: Component,
  environment: EnvironmentPlan,
): string {
  return `hosts/${component.name}/${environment.name}`;
}

/** Content of the settings that git declares by its checksum. */
export function settingsOf(service: HostService): string {
  return `listen = ${service.port}\nworkers = 4\n`;
}

/** Version of the package that belongs to a version of the component. */
export function packageVersion(version: string): string {
  return `${version}-1`;
}

/** The files of a host placement at one version, by path; none where the component runs on no machines there. */
export function hostFiles(placement: {
  component: Component;
  environment: EnvironmentPlan;
  version: string;
}): Record<string, string> {
  const { component, environment, version } = placement;
  const found = hostServiceIn(component, environment);
  if (!found) {
    return {};
  }
  const folder = hostSourcePath(component, environment);
  return {
    [`${folder}/goss.yaml`]: createManifest(found.service, version),
  };
}

function createManifest(service: HostService, version: string): string {
  const sha256 = createHash('sha256').update(settingsOf(service)).digest('hex');
  return stringify({
    package: {
      [service.package]: {
        installed: true,
        versions: [packageVersion(version)],
      },
      telnetd: { installed: false },
    },
    service: { [service.package]: { enabled: true, running: true } },
    file: {
      [service.settings]: {
        exists: true,
        mode: '0640',
        owner: 'root',
        group: service.package,
        sha256,
      },
      [legacyJob]: { exists: false },
    },
    user: {
      [service.package]: { exists: true, shell: '/usr/sbin/nologin' },
    },
    port: { 'tcp:{{ .Vars.port }}': { listening: true } },
  });
}
