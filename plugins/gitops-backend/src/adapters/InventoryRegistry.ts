import { ConflictError } from '@backstage/errors';
import { AdapterRegistry } from './AdapterRegistry';

/** An adapter of a port that is about inventories, and says which. */
export interface InventoryAdapter {
  readonly type: string;
  readonly inventories: ReadonlyArray<{ readonly name: string }>;
}

/** The adapters of one port of hosts. Each inventory has one owner at most: of two answers nobody could say which counts. */
export class InventoryRegistry<
  TAdapter extends InventoryAdapter,
> extends AdapterRegistry<TAdapter> {
  /** @throws ConflictError as the registry does, and for an inventory that another adapter has already */
  add(adapter: TAdapter): void {
    for (const { name } of adapter.inventories) {
      const owner = this.findFor(name)?.adapter;
      if (owner && owner.type !== adapter.type) {
        throw new ConflictError(
          `The ${this.port}s "${owner.type}" and "${adapter.type}" are both configured for inventory "${name}"`,
        );
      }
    }
    super.add(adapter);
  }

  /** The adapter for an inventory, with what it says of it. */
  findFor(
    name: string,
  ):
    | { adapter: TAdapter; inventory: TAdapter['inventories'][number] }
    | undefined {
    for (const adapter of this.list()) {
      const inventory = adapter.inventories.find(
        candidate => candidate.name === name,
      );
      if (inventory) {
        return { adapter, inventory };
      }
    }
    return undefined;
  }
}
