import { Inventory } from '@oneroof/plugin-gitops-common';
import {
  InventoryReader,
  InventoryRequest,
  InventorySource,
  ObservationError,
} from '@oneroof/plugin-gitops-node';
import { Sandbox } from '@oneroof/plugin-gitops-node/process';
import {
  AnsibleInventoryConfig,
  InventoryPlace,
} from '../config/AnsibleConfig';
import { readCappedFile } from '../files/readCappedFile';
import { AnsiblePrograms } from '../process/AnsiblePrograms';
import { exportFromGit } from './exportFromGit';
import { exportFromPath } from './exportFromPath';
import { inspectInventory, InventoryNature } from './inspectInventory';
import { maxExportBytes } from './InventoryExport';
import { RememberedInventory } from './RememberedInventory';
import { InventoryScan, scanInventory } from './scanInventory';

/**
 * Options of an {@link AnsibleInventoryReader}.
 *
 * @public
 */
export interface AnsibleInventoryReaderOptions {
  /** Those without an `inventory` of their own are left to others. */
  inventories: readonly AnsibleInventoryConfig[];
  programs: AnsiblePrograms;
  /** Holds Ansible while it reads what stands in a repository. */
  sandbox: Sandbox;
  /** For one reading, in milliseconds. */
  timeoutMs: number;
  /** Milliseconds since 1970; the machine's clock when absent. */
  now?: () => number;
  /** Folder for what is written during a run; the machine's own when absent. */
  temporaryFolder?: string;
}

type Entry = AnsibleInventoryConfig & { inventory: InventoryPlace };

/**
 * Which hosts there are, by `ansible-inventory --list`, or by a file that it has printed.
 *
 * @public
 */
export class AnsibleInventoryReader implements InventoryReader {
  readonly type = 'ansible';

  readonly inventories: readonly InventorySource[];

  readonly #options: AnsibleInventoryReaderOptions;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #natures = new Map<
    string,
    { stamp: string; nature: InventoryNature }
  >();
  readonly #remembered = new Map<string, RememberedInventory>();

  constructor(options: AnsibleInventoryReaderOptions) {
    this.#options = options;
    const entries = options.inventories.filter(
      (entry): entry is Entry => entry.inventory !== undefined,
    );
    this.#entries = new Map(entries.map(entry => [entry.name, entry]));
    this.inventories = entries.map(({ name, inventory }) => ({
      name,
      ...(inventory.type === 'git' && {
        git: { repository: inventory.repository, path: inventory.path },
      }),
    }));
  }

  async read(
    request: InventoryRequest,
    signal: AbortSignal,
  ): Promise<Inventory> {
    signal.throwIfAborted();
    const entry = this.#entries.get(request.inventory);
    if (!entry) {
      throw new ObservationError(
        'not-configured',
        `the inventory ${request.inventory} is not configured for Ansible`,
      );
    }
    switch (entry.inventory.type) {
      case 'git':
        return this.#readGit(entry, request, signal);
      case 'path':
        return this.#readPath(entry, entry.inventory.path, signal);
      default:
        return this.#readExported(entry, entry.inventory.path);
    }
  }

  async #readGit(
    entry: Entry,
    request: InventoryRequest,
    signal: AbortSignal,
  ): Promise<Inventory> {
    const { files = [], treeId } = request;
    const load = () =>
      exportFromGit(
        this.#options,
        {
          inventory: entry.name,
          files,
          path: entry.inventory.path,
          timeoutMs: this.#options.timeoutMs,
        },
        signal,
      );
    return this.#remember(entry, { key: treeId, maxAgeMs: Infinity }, load);
  }

  async #readPath(
    entry: Entry,
    path: string,
    signal: AbortSignal,
  ): Promise<Inventory> {
    const scan = await scanInventory(path);
    const { isDynamic } = await this.#inspect(entry.name, scan);
    return this.#remember(
      entry,
      {
        key: scan.stamp,
        maxAgeMs:
          isDynamic || entry.ansibleConfigFile
            ? entry.inventoryMaxAgeMs
            : Infinity,
      },
      () =>
        exportFromPath(
          this.#options,
          { entry, path, timeoutMs: this.#options.timeoutMs },
          signal,
        ),
    );
  }

  /** Looks into files only where their stamps have changed. */
  async #inspect(
    name: string,
    { stamp, files }: InventoryScan,
  ): Promise<InventoryNature> {
    const known = this.#natures.get(name);
    if (known?.stamp === stamp) {
      return known.nature;
    }
    const nature = await inspectInventory(files);
    this.#natures.set(name, { stamp, nature });
    return nature;
  }

  async #readExported(entry: Entry, path: string): Promise<Inventory> {
    // Read every time: to compare its text is as cheap as anything else that could be done with it.
    return this.#remember(entry, { key: undefined, maxAgeMs: 0 }, () =>
      readCappedFile(path, {
        subject: `the exported inventory ${path}`,
        maxBytes: maxExportBytes,
        followLinks: true,
      }),
    );
  }

  #remember(
    { name }: Entry,
    options: { key: string | undefined; maxAgeMs: number },
    load: () => Promise<{ text: string }>,
  ): Promise<Inventory> {
    const remembered = this.#remembered.get(name) ?? new RememberedInventory();
    this.#remembered.set(name, remembered);
    return remembered.read(
      { ...options, now: (this.#options.now ?? Date.now)() },
      load,
    );
  }
}
