import {
  HostReport,
  InventoryHost,
  JsonValue,
  RepositoryLocation,
  TreeFile,
} from '@oneroof/plugin-gitops-common';

/**
 * A playbook of a Delivery, and the hosts that it is for.
 *
 * @public
 */
export interface PlaybookRequest {
  inventory: string;
  /** Files of the inventory, where it stands in git: see `InventorySource`. */
  inventoryFiles?: readonly TreeFile[];
  hosts: readonly InventoryHost[];
  /** Repository of the playbook: whether its code may run is a question of where it comes from. */
  repository: RepositoryLocation;
  /** Folder with everything that the playbook needs, from the repository's root. */
  folder: string;
  /** All files below the folder; paths from the repository's root. */
  files: readonly TreeFile[];
  /** The playbook, from the folder. */
  playbook: string;
  vars: Readonly<Record<string, JsonValue>>;
}

/**
 * An inventory on whose hosts playbooks may be run, and whose.
 *
 * @public
 */
export interface PlaybookInventory {
  name: string;
  /** URLs of repositories whose playbooks the operator allows, with `*` as wildcard. Empty: none. */
  repositories: readonly string[];
  /** Least time between two check runs that nobody asked for, in milliseconds. */
  checkEveryMs: number;
}

/**
 * Port: what does the tool itself say would change. Its verdict is taken as it is (`reported`).
 *
 * To check is to run code from git, so implementations promise:
 * - nothing runs unless the operator allowed the repository for the inventory; else `not-allowed` is thrown
 * - the run is handed nothing of the backend: own process group, environment, HOME and folder, and an unprivileged user
 *   where the backend is root (as the backend's own user it could read what that user may read); with limits on time and
 *   output; when the signal fires nothing of it is left
 * - only the hosts of the request are reached
 * - every host of the request has a report, if only with the cause why there is none
 * - values that the tool hides stay hidden
 *
 * @public
 */
export interface HostChecker {
  /** Unique among checkers, for example `ansible`. */
  readonly type: string;

  readonly inventories: readonly PlaybookInventory[];

  check(request: PlaybookRequest, signal: AbortSignal): Promise<HostReport[]>;
}
