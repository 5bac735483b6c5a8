import { DesiredSnapshot, TreeFile } from '@oneroof/plugin-gitops-common';

/**
 * Reads files of the revision that is being rendered, for renderers that have to look before they know what they need.
 *
 * @public
 */
export interface TreeAccess {
  /** Content of a file, or `undefined` where there is none. `path` counts from the repository's root. */
  readFile(path: string): Promise<Uint8Array | undefined>;
}

/**
 * A tree to render.
 *
 * @public
 */
export interface RenderRequest {
  /** Folder of the placement, from the repository's root. */
  path: string;
  /** All files below the folders that {@link Renderer.findInputs} named, with paths from the repository's root. */
  files: readonly TreeFile[];
  /** Namespace for objects that name none. Applied by the judge for kinds that are namespaced, see `treeId`. */
  namespace?: string;
}

/**
 * Port: a tree as resources.
 *
 * Implementations promise:
 * - the same files render to the same objects; nothing but the files counts: no network, no environment. One whose
 *   templates may draw lots or read the clock says so by `mayVary`
 * - whatever a repository holds is hostile: limits on time, size, depth and output; nothing of it is executed
 * - a failure is an {@link ObservationError} (`render-failed`, `invalid`, `timeout`, `too-large`)
 *
 * @public
 */
export interface Renderer {
  /** Unique among renderers, for example `kustomize`; the word that `source.renderer` of a Delivery uses. */
  readonly type: string;

  /**
   * Whether this renderer is the one for a folder, by the names of the files that stand directly in it. Renderers are
   * asked in the order of `precedence`, highest first.
   */
  detect(fileNames: readonly string[]): boolean;

  readonly precedence: number;

  /**
   * Whether what it renders is for hosts. Such a renderer is not asked about the folder of a placement on a cluster, where
   * its files may stand beside manifests for other reasons; the others are not asked about placements on hosts.
   */
  readonly rendersHosts?: boolean;

  /**
   * Whether templates can make it render the same files differently. Then each new tree is rendered twice, and what
   * differs between the two is told as such and never as drift.
   */
  readonly mayVary?: boolean;

  /**
   * Folders (and files) from the repository's root on which the rendering of `path` depends, itself included. Their
   * tree ids together are the key under which the result is kept.
   */
  findInputs(
    path: string,
    tree: TreeAccess,
    signal: AbortSignal,
  ): Promise<string[]>;

  render(
    request: RenderRequest,
    signal: AbortSignal,
  ): Promise<Omit<DesiredSnapshot, 'treeId'>>;
}
