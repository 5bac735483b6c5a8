import {
  Cause,
  dropSecrets,
  Inventory,
  InventoryHost,
  nameInventoryHost,
} from '@oneroof/plugin-gitops-common';
import {
  InventoryReader,
  InventoryRequest,
  InventorySource,
  ObservationError,
} from '@oneroof/plugin-gitops-node';

/**
 * An `InventoryReader` of inventories that stand in memory.
 *
 * @public
 */
export class FakeInventoryReader implements InventoryReader {
  readonly type: string;
  readonly inventories: readonly InventorySource[];

  /** What was asked so far, oldest first. */
  readonly requests: InventoryRequest[] = [];

  readonly #hosts = new Map<string, Inventory>();
  readonly #failures = new Map<string, Cause | undefined>();

  constructor(options: { type?: string; inventories: InventorySource[] }) {
    this.type = options.type ?? 'fake';
    this.inventories = options.inventories;
  }

  /**
   * Makes an inventory list these hosts; groups and variables may be left out. Names and variables are treated as
   * every reader has to treat them.
   */
  set(
    inventory: string,
    hosts: Array<Pick<InventoryHost, 'name'> & Partial<InventoryHost>>,
  ): void {
    this.#hosts.set(inventory, {
      hosts: hosts.map(host => ({
        groups: [],
        ...host,
        ...nameInventoryHost(host.name),
        vars: dropSecrets(host.vars ?? {}),
      })),
    });
  }

  /** Lets every read of an inventory fail; without a cause it is well again. */
  fail(inventory: string, cause: Cause | undefined): void {
    this.#failures.set(inventory, cause);
  }

  async read(
    request: InventoryRequest,
    signal: AbortSignal,
  ): Promise<Inventory> {
    signal.throwIfAborted();
    this.requests.push(request);
    const failure = this.#failures.get(request.inventory);
    if (failure) {
      throw new ObservationError(failure.code, failure.message);
    }
    const inventory = this.#hosts.get(request.inventory);
    if (!inventory) {
      throw new ObservationError(
        'not-configured',
        `inventory "${request.inventory}" is not configured`,
      );
    }
    return inventory;
  }
}
