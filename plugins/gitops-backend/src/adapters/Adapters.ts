import {
  HostChecker,
  HostReader,
  InventoryReader,
  LiveReader,
  Renderer,
  RevisionReader,
  Syncer,
} from '@oneroof/plugin-gitops-node';
import { AdapterRegistry } from './AdapterRegistry';
import { GossRenderer } from './goss/GossRenderer';
import { InventoryRegistry } from './InventoryRegistry';

/** All adapters that modules have installed, by port. */
export interface Adapters {
  revisionReaders: AdapterRegistry<RevisionReader>;
  renderers: AdapterRegistry<Renderer>;
  liveReaders: AdapterRegistry<LiveReader>;
  inventoryReaders: InventoryRegistry<InventoryReader>;
  hostReaders: InventoryRegistry<HostReader>;
  hostCheckers: InventoryRegistry<HostChecker>;
  syncers: InventoryRegistry<Syncer>;
}

/** The registries with what the plugin itself brings: several modules reach hosts, and all of them need its renderer. */
export function createAdapters(): Adapters {
  const renderers = new AdapterRegistry<Renderer>('renderer');
  renderers.add(new GossRenderer());
  return {
    revisionReaders: new AdapterRegistry<RevisionReader>('revision reader'),
    renderers,
    liveReaders: new AdapterRegistry<LiveReader>('live reader'),
    inventoryReaders: new InventoryRegistry<InventoryReader>(
      'inventory reader',
    ),
    hostReaders: new InventoryRegistry<HostReader>('host reader'),
    hostCheckers: new InventoryRegistry<HostChecker>('host checker'),
    syncers: new InventoryRegistry<Syncer>('syncer'),
  };
}

export function freezeAdapters(adapters: Adapters): void {
  for (const registry of Object.values(adapters)) {
    registry.freeze();
  }
}
