import {
  HostVerdict,
  judgeHost,
  parseAnsibleFacts,
  parseAnsibleInventory,
  resolveHostManifest,
} from '@oneroof/plugin-gitops-common';
import { createFacts } from '../hosts/createFacts';
import { createInventory } from '../hosts/createInventory';
import { SimulatedHost } from '../hosts/SimulatedHost';
import { createHosts } from './createHosts';
import { hostFiles, hostServiceIn } from './hostServices';
import { tellHostStories } from './hostStories';
import { planFleet } from './planFleet';
import { versionIn } from './releases';

const now = new Date('2026-11-21T12:00:00Z');
const staleAfterMs = 24 * 3600_000;
const fleet = planFleet();

function environmentNamed(name: string) {
  return fleet.environments.find(environment => environment.name === name)!;
}

/** Judges a machine by what the portal would read: the manifest in git, and the facts on the disk. */
function judge(host: SimulatedHost, environmentName: string): HostVerdict {
  const environment = environmentNamed(environmentName);
  const [found] = fleet.components.flatMap(component => {
    const hosts = hostServiceIn(component, environment);
    return hosts && host.groups.includes(hosts.service.group)
      ? [{ component, service: hosts.service }]
      : [];
  });
  const files = hostFiles({
    component: found.component,
    environment,
    version: versionIn(found.component, environment),
  });
  const resolved = resolveHostManifest(
    {
      files: Object.entries(files).map(([path, text]) => ({ path, text })),
      vars: { port: found.service.port },
    },
    {},
  );
  const reading = parseAnsibleFacts(createFacts(host, now), {
    writtenAt: now.toISOString(),
  });
  return judgeHost({ ...resolved, reading, now, staleAfterMs });
}

describe.each([
  ['prod-eu', 'datacenter-eu', 26],
  ['prod-us', 'datacenter-us', 14],
])('the machines of %s', (environment, inventory, count) => {
  const create = () => createHosts(fleet, environmentNamed(environment), now);

  it('are listed as Ansible lists them', () => {
    const parsed = parseAnsibleInventory(
      JSON.stringify(createInventory(create())),
    );
    expect('inventory' in parsed && parsed.inventory.hosts).toHaveLength(count);
  });

  it('are as git declares them, and all of it can be checked', () => {
    for (const host of create()) {
      expect(judge(host, environment)).toMatchObject({
        sync: 'in-sync',
        coverage: 1,
      });
    }
  });

  it('differ where the stories say so, and nowhere else', () => {
    const hosts = create();
    tellHostStories(hosts, inventory, now);
    const differing = hosts.flatMap(host => {
      const { sync, drift } = judge(host, environment);
      return sync === 'in-sync'
        ? []
        : [[host.name, sync, ...drift.map(({ path }) => path)]];
    });
    expect(differing).toEqual(
      environment === 'prod-us'
        ? [
            [
              'srch-05',
              'drifted',
              'port[tcp:9200]',
              'service[search-node].running',
            ],
          ]
        : [
            ['srch-09', 'drifted', 'file[/etc/cron.d/legacy-sync].exists'],
            [
              'scan-04',
              'drifted',
              'file[/etc/scanner-agent/agent.conf].mode',
              'file[/etc/scanner-agent/agent.conf].sha256',
            ],
            ['scan-07', 'drifted', 'package[scanner-agent].versions'],
            ['scan-13', 'drifted', 'package[scanner-agent].versions'],
            ['scan-16', 'unknown'],
          ],
    );
  });
});
