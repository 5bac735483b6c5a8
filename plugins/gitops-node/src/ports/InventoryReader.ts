import {
  Inventory,
  RepositoryLocation,
  TreeFile,
} from '@oneroof/plugin-gitops-common';

/**
 * An inventory as its reader knows it.
 *
 * @public
 */
export interface InventorySource {
  /** Name in the portal's configuration, by which targets refer to it. */
  name: string;
  /** Where it stands in git; absent where the reader finds it by itself. */
  git?: { repository: RepositoryLocation; path: string };
}

/**
 * @public
 */
export interface InventoryRequest {
  inventory: string;
  /** All files below the path in git, where the source has one; paths from the repository's root. */
  files?: readonly TreeFile[];
  /** Key of those files: equal keys, equal files. */
  treeId?: string;
}

/**
 * Port: which hosts are there.
 *
 * Implementations promise:
 * - nothing that stands in a repository is executed to read an inventory
 * - variables that may hold secrets are dropped before anything is returned
 * - each host is listed once, with all groups that it is in, whichever way it came into them
 * - a host that must not be asked (a name that a shell or a pattern could read as more) is listed with its `refusal`
 * - an inventory that cannot be read completely is an {@link ObservationError}, never a part of it
 * - one and the same object is returned while the inventory says the same
 *
 * @public
 */
export interface InventoryReader {
  /** Unique among readers, for example `ansible`. */
  readonly type: string;

  /** The inventories that it reads. */
  readonly inventories: readonly InventorySource[];

  read(request: InventoryRequest, signal: AbortSignal): Promise<Inventory>;
}
