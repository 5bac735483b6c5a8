import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { HostChecker } from './ports/HostChecker';
import { HostReader } from './ports/HostReader';
import { InventoryReader } from './ports/InventoryReader';
import { LiveReader } from './ports/LiveReader';
import { Renderer } from './ports/Renderer';
import { RevisionReader } from './ports/RevisionReader';
import { Syncer } from './ports/Syncer';

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

/** @public */
export interface GitopsHostsExtensionPoint {
  /** Adds a reader. A second one of the same `type`, or for an inventory that another one reads, throws. */
  addInventoryReader(reader: InventoryReader): void;

  /** Adds a reader. A second one of the same `type`, or for an inventory that another one reads, throws. */
  addHostReader(reader: HostReader): void;

  /** Adds a checker. A second one of the same `type`, or for an inventory that another one checks, throws. */
  addHostChecker(checker: HostChecker): void;
}

/** @public */
export const gitopsHostsExtensionPoint =
  createExtensionPoint<GitopsHostsExtensionPoint>({
    id: 'gitops.hosts',
  });

/** @public */
export interface GitopsSyncersExtensionPoint {
  /** Adds a syncer. A second one of the same `type` throws. */
  addSyncer(syncer: Syncer): void;
}

/** @public */
export const gitopsSyncersExtensionPoint =
  createExtensionPoint<GitopsSyncersExtensionPoint>({
    id: 'gitops.syncers',
  });
