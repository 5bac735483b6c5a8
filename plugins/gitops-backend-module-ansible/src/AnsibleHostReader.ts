import { join } from 'node:path';
import { HostReading, InventoryHost } from '@oneroof/plugin-gitops-common';
import {
  HostReader,
  HostRequest,
  ObservationError,
  ReadableInventory,
} from '@oneroof/plugin-gitops-node';
import { AnsibleInventoryConfig } from './config/AnsibleConfig';
import { FactFolder } from './facts/FactFolder';
import { FactGatherer } from './gather/FactGatherer';
import { FactStore } from './gather/FactStore';
import { GatherSettings } from './gather/runGather';
import { SelectedHosts, selectHosts } from './playbook/selectHosts';
import { AnsiblePrograms } from './process/AnsiblePrograms';

/**
 * Options of an {@link AnsibleHostReader}.
 *
 * @public
 */
export interface AnsibleHostReaderOptions {
  /** Those without `factCache` and `gather`, and those that another adapter reads, are left to others. */
  inventories: readonly AnsibleInventoryConfig[];
  programs: AnsiblePrograms;
  /** Absolute path of the folder in which gathered facts are kept, for the backend's user alone. */
  factDirectory: string;
  /** Milliseconds since 1970; the machine's clock when absent. */
  now?: () => number;
  /** Folder for what is written during a run; the machine's own when absent. */
  temporaryFolder?: string;
}

interface Source {
  cache?: FactFolder;
  gatherer?: FactGatherer;
}

/**
 * What hosts hold, by the facts that Ansible keeps, or that it gathers when they are wanted.
 *
 * @public
 */
export class AnsibleHostReader implements HostReader {
  readonly type = 'ansible';

  readonly inventories: readonly ReadableInventory[];

  readonly #sources: ReadonlyMap<string, Source>;

  constructor(options: AnsibleHostReaderOptions) {
    const entries = options.inventories.filter(
      ({ isReadByOther, factCache, gather }) =>
        !isReadByOther && (factCache !== undefined || gather !== undefined),
    );
    this.inventories = entries.map(({ name, staleAfterMs }) => ({
      name,
      staleAfterMs,
    }));
    this.#sources = new Map(
      entries.map(entry => [entry.name, createSource(entry, options)]),
    );
  }

  async read(
    request: HostRequest,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, HostReading>> {
    signal.throwIfAborted();
    const source = this.#sources.get(request.inventory);
    if (!source) {
      throw new ObservationError(
        'not-configured',
        `facts of the inventory ${request.inventory} are not configured for Ansible`,
      );
    }
    const { names, refused } = (
      source.gatherer ? selectHosts : selectUnrefused
    )(request.hosts.map(({ host }) => host));
    const readings = new Map<string, HostReading>(
      refused.map(({ host, cause }) => [host, { cause }]),
    );
    const cached =
      (await source.cache?.read(names, signal)) ??
      new Map<string, HostReading>();
    const wanted = new Set(names);
    const answers = source.gatherer
      ? await source.gatherer.read(
          {
            hosts: request.hosts.filter(({ host }) => wanted.has(host.name)),
            elsewhere: cached,
            isRequested: request.isRequested,
          },
          signal,
        )
      : cached;
    for (const [name, reading] of answers) {
      readings.set(name, reading);
    }
    return readings;
  }
}

/** To read a file about a host no name has to be kept from Ansible. */
function selectUnrefused(hosts: readonly InventoryHost[]): SelectedHosts {
  const selected: SelectedHosts = { names: [], refused: [] };
  for (const { name, refusal } of hosts) {
    if (refusal) {
      selected.refused.push({ host: name, cause: refusal });
    } else {
      selected.names.push(name);
    }
  }
  return selected;
}

function createSource(
  entry: AnsibleInventoryConfig,
  options: AnsibleHostReaderOptions,
): Source {
  const { factCache, gather } = entry;
  return {
    cache: factCache === undefined ? undefined : new FactFolder(factCache),
    gatherer: gather && createGatherer({ ...entry, gather }, options),
  };
}

function createGatherer(
  settings: GatherSettings,
  options: AnsibleHostReaderOptions,
): FactGatherer {
  return new FactGatherer({
    settings,
    programs: options.programs,
    // Names of inventories begin with a letter or a digit and hold no slash.
    store: new FactStore(join(options.factDirectory, settings.name)),
    now: options.now ?? Date.now,
    temporaryFolder: options.temporaryFolder,
  });
}
