import { JsonObject } from '@backstage/types';
import { HostFacts, JsonValue } from '@oneroof/plugin-gitops-common';
import { InventorySource } from '@oneroof/plugin-gitops-node';
import {
  FakeHostChecker,
  FakeHostReader,
  FakeInventoryReader,
  FakeLiveReader,
  FakeSyncer,
} from '@oneroof/plugin-gitops-node/testUtils';
import { Knex } from 'knex';
import { Adapters } from '../../adapters/Adapters';
import { ResourceRow, Tables } from '../../database/tables';
import { LoopWorld, repositoryUrl } from './LoopWorld';

export const hostTarget = 'target:hosts:dc';

const hourMs = 3_600_000;

/** A world with the inventory `dc`, whose hosts and playbooks stand in memory. */
export class HostWorld extends LoopWorld {
  readonly inventory: FakeInventoryReader;
  readonly hosts = new FakeHostReader({
    inventories: [{ name: 'dc', staleAfterMs: hourMs }],
  });
  readonly checker: FakeHostChecker;
  readonly syncer: FakeSyncer;
  readonly #options: { withoutReader?: boolean; withoutPlaybooks?: boolean };

  constructor(
    knex: Knex,
    options: {
      config?: JsonObject;
      source?: InventorySource;
      allowed?: string[];
      withoutReader?: boolean;
      withoutPlaybooks?: boolean;
    } = {},
  ) {
    super(knex, options);
    this.#options = options;
    this.inventory = new FakeInventoryReader({
      inventories: [options.source ?? { name: 'dc' }],
    });
    const playbooks = {
      inventories: [
        {
          name: 'dc',
          repositories: options.allowed ?? [repositoryUrl],
          checkEveryMs: hourMs,
        },
      ],
    };
    this.checker = new FakeHostChecker(playbooks);
    this.syncer = new FakeSyncer(playbooks);
  }

  protected installAdapters(live: FakeLiveReader): Adapters {
    const adapters = super.installAdapters(live);
    adapters.inventoryReaders.add(this.inventory);
    if (!this.#options.withoutReader) {
      adapters.hostReaders.add(this.hosts);
    }
    if (!this.#options.withoutPlaybooks) {
      adapters.hostCheckers.add(this.checker);
      adapters.syncers.add(this.syncer);
    }
    return adapters;
  }

  /** Commits the repository of `payments`, which is on group `web` of the inventory. */
  commit(files?: Parameters<typeof hostFiles>[0]): void {
    this.revisions.commit({ url: repositoryUrl, files: hostFiles(files) });
  }

  /** Lists hosts in group `web`, and lets each say that it is as {@link hostFiles} declares it. */
  install(...names: string[]): void {
    this.inventory.set(
      'dc',
      names.map(name => ({ name, groups: ['web'] })),
    );
    names.forEach(name => this.say(name));
  }

  say(name: string, options?: Parameters<typeof facts>[1]): void {
    this.hosts.put('dc', name, facts(this.time, options));
  }

  async resources(): Promise<ResourceRow[]> {
    return this.knex<Tables['resources']>('resources').orderBy('key');
  }

  /** Verdicts by host. */
  async verdicts(): Promise<Record<string, string>> {
    const rows = await this.resources();
    return Object.fromEntries(rows.map(({ name, sync }) => [name, sync]));
  }
}

/** What a host says of itself that has nginx as git wants it, unless it is told otherwise. */
export function facts(
  time: Date,
  options: {
    version?: string;
    running?: boolean;
    kernel?: string;
    things?: HostFacts['things'];
  } & Partial<Pick<HostFacts, 'disks' | 'observedAt'>> = {},
): HostFacts {
  const { version = '1.22', running = true, kernel = '6.1.0' } = options;
  const { things, disks, observedAt = time.toISOString() } = options;
  return {
    observedAt,
    os: 'Debian 12.11',
    kernel,
    architecture: 'x86_64',
    packageManager: 'dpkg',
    ...(disks && { disks }),
    things: things ?? {
      package: {
        complete: true,
        byKey: new Map([
          ['nginx', { properties: { installed: true, versions: [version] } }],
        ]),
      },
      service: {
        complete: true,
        byKey: new Map([['nginx', { properties: { running, enabled: true } }]]),
      },
    },
  };
}

/** Files of a repository that delivers `payments` to group `web` of inventory `dc`. */
export function hostFiles(
  options: {
    manifest?: string;
    vars?: Record<string, JsonValue>;
    playbook?: string | null;
    group?: string;
    extra?: Record<string, string>;
  } = {},
): Record<string, string> {
  const { manifest, vars, playbook = '- hosts: all', group = 'web' } = options;
  const apiVersion = 'oneroof.dev/v1alpha1';
  return {
    'delivery.yaml': JSON.stringify({
      apiVersion,
      kind: 'Delivery',
      metadata: { name: 'payments' },
      spec: {
        component: 'component:default/payments',
        artifacts: [{ name: 'web', package: 'nginx' }],
        environments: [
          {
            environment: 'dev',
            placements: [
              {
                target: 'main',
                source: { path: 'hosts/dev' },
                ...(vars && { vars }),
                ...(playbook !== null && {
                  playbook: { folder: 'ansible', file: 'site.yml' },
                }),
              },
            ],
          },
        ],
      },
    }),
    'environments/dev.yaml': JSON.stringify({
      apiVersion,
      kind: 'Environment',
      metadata: { name: 'dev' },
      spec: {
        tier: 'development',
        owner: 'group:default/platform',
        targets: [{ name: 'main', hosts: { inventory: 'dc', group } }],
      },
    }),
    'hosts/dev/goss.yaml':
      manifest ??
      [
        'package: {nginx: {installed: true, versions: ["1.22"]}}',
        'service: {nginx: {running: true, enabled: true}}',
      ].join('\n'),
    ...(playbook !== null && { 'ansible/site.yml': playbook }),
    ...options.extra,
  };
}
