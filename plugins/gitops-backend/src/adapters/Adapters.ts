import {
  LiveReader,
  Renderer,
  RevisionReader,
} from '@oneroof/plugin-gitops-node';
import { AdapterRegistry } from './AdapterRegistry';

/** All adapters that modules have installed, by port. */
export interface Adapters {
  revisionReaders: AdapterRegistry<RevisionReader>;
  renderers: AdapterRegistry<Renderer>;
  liveReaders: AdapterRegistry<LiveReader>;
}

export function createAdapters(): Adapters {
  return {
    revisionReaders: new AdapterRegistry<RevisionReader>('revision reader'),
    renderers: new AdapterRegistry<Renderer>('renderer'),
    liveReaders: new AdapterRegistry<LiveReader>('live reader'),
  };
}

export function freezeAdapters(adapters: Adapters): void {
  adapters.revisionReaders.freeze();
  adapters.renderers.freeze();
  adapters.liveReaders.freeze();
}
