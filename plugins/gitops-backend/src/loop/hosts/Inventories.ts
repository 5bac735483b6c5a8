import { TreeFile } from '@oneroof/plugin-gitops-common';
import { InventorySource, ObservationError } from '@oneroof/plugin-gitops-node';
import { Adapters } from '../../adapters/Adapters';
import { findRevisionReader } from '../findRevisionReader';
import { IndexedInventory, indexInventory } from './indexInventory';

/** An inventory as it was read. */
export interface ReadInventory extends IndexedInventory {
  /** Its files, where it stands in git. */
  files?: readonly TreeFile[];
}

interface InventoryTree {
  treeId: string;
  files: readonly TreeFile[];
}

/** Reads inventories for all work of one backend, and remembers the files of those in git while their tree is the same. */
export class Inventories {
  readonly #adapters: Adapters;
  readonly #trees = new Map<string, InventoryTree>();

  constructor(adapters: Adapters) {
    this.#adapters = adapters;
  }

  /**
   * @param options - `maxAgeSeconds`: how old the last fetch of its repository may be
   * @throws ObservationError
   */
  async read(
    name: string,
    options: { maxAgeSeconds: number; signal: AbortSignal },
  ): Promise<ReadInventory> {
    const found = this.#adapters.inventoryReaders.findFor(name);
    if (!found) {
      throw new ObservationError(
        'not-configured',
        `inventory "${name}" is not configured`,
      );
    }
    const { adapter, inventory: source } = found;
    const tree = await this.#readTree(source, options);
    const inventory = await adapter.read(
      { inventory: name, ...tree },
      options.signal,
    );
    return { ...indexInventory(inventory), files: tree?.files };
  }

  async #readTree(
    { name, git }: InventorySource,
    options: { maxAgeSeconds: number; signal: AbortSignal },
  ): Promise<InventoryTree | undefined> {
    if (!git) {
      return undefined;
    }
    const { maxAgeSeconds, signal } = options;
    const { repository, path } = git;
    const reader = findRevisionReader(this.#adapters, repository);
    const revision = await reader.resolve(
      repository,
      { maxAgeSeconds },
      signal,
    );
    const [treeId] = await reader.findTrees(revision, [path], signal);
    if (treeId === undefined) {
      throw new ObservationError(
        'not-found',
        `${path} of inventory "${name}" does not exist at ${revision.commit.slice(
          0,
          12,
        )}`,
      );
    }
    const known = this.#trees.get(name);
    if (known?.treeId === treeId) {
      return known;
    }
    const files = await reader.readTree(revision, { path }, signal);
    const tree = { treeId, files };
    this.#trees.set(name, tree);
    return tree;
  }
}
