import { Inventory } from '@oneroof/plugin-gitops-common';
import {
  InventoryReader,
  InventoryRequest,
  InventorySource,
  ObservationError,
} from '@oneroof/plugin-gitops-node';
import { SshInventoryConfig } from '../config/SshConfig';

/**
 * Inventories that stand in the portal's own configuration.
 *
 * @public
 */
export class SshInventoryReader implements InventoryReader {
  readonly type = 'ssh';

  readonly inventories: readonly InventorySource[];

  readonly #inventories: ReadonlyMap<string, Inventory>;

  constructor(inventories: readonly SshInventoryConfig[]) {
    this.#inventories = new Map(
      inventories.flatMap(({ name, hosts }) =>
        hosts ? [[name, { hosts }] as const] : [],
      ),
    );
    this.inventories = [...this.#inventories.keys()].map(name => ({ name }));
  }

  async read(
    request: InventoryRequest,
    signal: AbortSignal,
  ): Promise<Inventory> {
    signal.throwIfAborted();
    const inventory = this.#inventories.get(request.inventory);
    if (!inventory) {
      throw new ObservationError(
        'not-configured',
        `inventory ${request.inventory} has no hosts in the configuration of ssh`,
      );
    }
    return inventory;
  }
}
