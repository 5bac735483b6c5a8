import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { LiveReader } from './ports/LiveReader';
import { Renderer } from './ports/Renderer';
import { RevisionReader } from './ports/RevisionReader';

/** @public */
export interface GitopsRevisionReadersExtensionPoint {
  /** Adds a reader. A second one of the same `type` throws. */
  addRevisionReader(reader: RevisionReader): void;
}

/** @public */
export const gitopsRevisionReadersExtensionPoint =
  createExtensionPoint<GitopsRevisionReadersExtensionPoint>({
    id: 'gitops.revisionReaders',
  });

/** @public */
export interface GitopsRenderersExtensionPoint {
  /** Adds a renderer. A second one of the same `type` throws. */
  addRenderer(renderer: Renderer): void;
}

/** @public */
export const gitopsRenderersExtensionPoint =
  createExtensionPoint<GitopsRenderersExtensionPoint>({
    id: 'gitops.renderers',
  });

/** @public */
export interface GitopsLiveReadersExtensionPoint {
  /** Adds a reader. A second one of the same `type` throws. */
  addLiveReader(reader: LiveReader): void;
}

/** @public */
export const gitopsLiveReadersExtensionPoint =
  createExtensionPoint<GitopsLiveReadersExtensionPoint>({
    id: 'gitops.liveReaders',
  });
