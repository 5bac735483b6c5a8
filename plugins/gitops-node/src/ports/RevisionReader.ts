import {
  RepositoryLocation,
  Revision,
  TreeFile,
} from '@oneroof/plugin-gitops-common';

/**
 * Which files of a tree to read.
 *
 * @public
 */
export interface TreeSelection {
  /** Folder, or one file, from the repository's root; `.` for all of it. */
  path: string;
  /**
   * Keeps only files for which it returns true. It is asked with the path from the repository's root, before the
   * content is read.
   */
  filter?: (path: string) => boolean;
}

/**
 * Port: which revision is there, and what is in its tree.
 *
 * Implementations promise:
 * - a folder's tree id changes exactly when its content changes; equal ids mean equal content
 * - `readTree` returns regular files only; links, submodules and anything pointing out of the tree are left out
 * - sizes and counts are capped; over a cap an {@link ObservationError} `too-large` is thrown, never a part returned
 * - every failure is an {@link ObservationError} whose message holds no credentials
 *
 * @public
 */
export interface RevisionReader {
  /** Unique among readers, for example `git`. */
  readonly type: string;

  /**
   * Protocols of the URLs that it reads, as `URL.protocol` writes them: `https:`. Of readers that know the same protocol
   * the first one is asked.
   */
  readonly protocols: readonly string[];

  /**
   * Resolves the ref to the commit that the remote has now. May reach the network; calls for one repository share a
   * fetch, and a fetch younger than `maxAgeSeconds` is good enough.
   */
  resolve(
    repository: RepositoryLocation,
    options: { maxAgeSeconds: number },
    signal: AbortSignal,
  ): Promise<Revision>;

  /**
   * Object ids of folders or files at a revision, in the order of `paths`; `undefined` where a path does not exist.
   * Never reaches the network.
   */
  findTrees(
    revision: Revision,
    paths: readonly string[],
    signal: AbortSignal,
  ): Promise<Array<string | undefined>>;

  /**
   * For each group of paths the newest commit, up to a revision, that changed something below one of them, in the order
   * of `groups`; the revision itself where no commit did. Never reaches the network.
   */
  findLastChanges(
    revision: Revision,
    groups: ReadonlyArray<readonly string[]>,
    signal: AbortSignal,
  ): Promise<Revision[]>;

  /** Files of a revision below a path, sorted by path. A path that does not exist gives an empty list. */
  readTree(
    revision: Revision,
    selection: TreeSelection,
    signal: AbortSignal,
  ): Promise<TreeFile[]>;
}
