import { TreeFile } from '@oneroof/plugin-gitops-common';
import { ObservationError, TreeSelection } from '@oneroof/plugin-gitops-node';
import { Mirror } from '../mirror/Mirror';
import { SharedRun } from '../mirror/SharedRun';
import { treeLimits } from './limits';
import { parseContents, parseSizes } from './parseBatch';
import { checkSizes, selectEntries } from './selectEntries';
import {
  TreeEntry,
  isFolder,
  isRegularFile,
  parseTreeEntries,
} from './treeEntries';
import { normalizeTreePath } from './treePath';

/** Deltas and headers may make a pack somewhat larger than what it holds. */
const maxPackBytes = 2 * treeLimits.maxTotalBytes;
const maxPathBytes = 64 * 1024;

/** Reads trees and files of commits from a mirror. */
export class TreeReader {
  readonly #mirror: Mirror;

  constructor(mirror: Mirror) {
    this.#mirror = mirror;
  }

  /** Object ids of folders and regular files, in the order of the paths. Never reaches the network. */
  async findTrees(
    commit: string,
    paths: readonly string[],
    signal: AbortSignal,
  ): Promise<Array<string | undefined>> {
    const root = await this.#findRoot(commit, signal);
    if (!root) {
      throw this.#commitIsGone(commit);
    }
    const normal = paths.map(normalizeTreePath);
    const ids = new Map([['.', root]]);
    for (const chunk of chunkBySize(normal)) {
      // `-t` shows a folder also where another of the paths stands inside it.
      const output = await this.#mirror.read(
        {
          args: ['ls-tree', '-t', '-z', '--full-tree', root, '--', ...chunk],
          maxOutputBytes: treeLimits.maxListingBytes,
        },
        signal,
      );
      for (const entry of parseTreeEntries(output)) {
        if (isFolder(entry) || isRegularFile(entry)) {
          ids.set(entry.path, entry.id);
        }
      }
    }
    return normal.map(path => ids.get(path));
  }

  /** Regular files below a path, sorted by path. Fetches what is missing in one conversation. */
  async readTree(
    commit: string,
    selection: TreeSelection,
    signal: AbortSignal,
  ): Promise<TreeFile[]> {
    const path = normalizeTreePath(selection.path);
    const label = path === '.' ? 'the repository' : `the path "${path}"`;
    const root =
      (await this.#findRoot(commit, signal)) ??
      (await this.#fetchRoot(commit, signal));
    const output = await this.#mirror.read(
      {
        args: ['ls-tree', '-r', '-z', '--full-tree', root, '--'].concat(
          path === '.' ? [] : [path],
        ),
        maxOutputBytes: treeLimits.maxListingBytes,
      },
      signal,
    );
    const entries = selectEntries(
      parseTreeEntries(output),
      selection.filter,
      label,
    );
    const contents = await this.#readBlobs(entries, label, signal);
    return entries.map(entry => ({
      path: entry.path,
      content: contents.get(entry.id)!,
    }));
  }

  async #readBlobs(
    entries: readonly TreeEntry[],
    label: string,
    signal: AbortSignal,
  ): Promise<Map<string, Uint8Array>> {
    const ids = [...new Set(entries.map(entry => entry.id))];
    if (ids.length === 0) {
      return new Map();
    }
    let sizes = await this.#measure(ids, signal);
    checkSizes(entries, sizes, label);
    if (sizes.size < ids.length) {
      await this.#fetchMissing(ids, signal);
      sizes = await this.#measure(ids, signal);
      checkSizes(entries, sizes, label);
    }
    if (sizes.size < ids.length) {
      throw new ObservationError(
        'partial',
        `${this.#mirror.url} did not send all files of ${label}`,
      );
    }
    const output = await this.#mirror.read(
      {
        args: ['cat-file', '--batch'],
        input: toLines(ids),
        maxOutputBytes: treeLimits.maxTotalBytes + ids.length * 100,
      },
      signal,
    );
    return parseContents(output);
  }

  #fetchMissing(ids: readonly string[], signal: AbortSignal): Promise<void> {
    return this.#fetchObjects(async own => {
      const here = await this.#measure(ids, own);
      return ids.filter(id => !here.has(id));
    }, signal);
  }

  /** A commit that this mirror never followed: another process resolved it, or the branch has moved on since. */
  async #fetchRoot(commit: string, signal: AbortSignal): Promise<string> {
    await this.#fetchObjects(async () => [commit], signal);
    const root = await this.#findRoot(commit, signal);
    if (!root) {
      throw this.#commitIsGone(commit);
    }
    return root;
  }

  #fetchObjects(
    find: (signal: AbortSignal) => Promise<string[]>,
    signal: AbortSignal,
  ): Promise<void> {
    // The mirror may be busy with a slow fetch of others; whoever is aborted meanwhile must not wait for it.
    return new SharedRun(own =>
      this.#mirror.fetchObjects(
        async () => ({ ids: await find(own), maxBytes: maxPackBytes }),
        own,
      ),
    ).join(signal);
  }

  async #measure(
    ids: readonly string[],
    signal: AbortSignal,
  ): Promise<Map<string, number>> {
    const output = await this.#mirror.read(
      {
        args: ['cat-file', '--batch-check'],
        input: toLines(ids),
        maxOutputBytes: ids.length * 200,
      },
      signal,
    );
    return parseSizes(output.toString());
  }

  async #findRoot(
    commit: string,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    if (!/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(commit)) {
      throw new ObservationError(
        'invalid',
        'a revision needs a full commit id',
      );
    }
    const output = await this.#mirror.read(
      { args: ['cat-file', '--batch-check'], input: `${commit}^{tree}\n` },
      signal,
    );
    const [id, type] = output.toString().trim().split(' ');
    return type === 'tree' ? id : undefined;
  }

  #commitIsGone(commit: string): ObservationError {
    return new ObservationError(
      'not-found',
      `commit ${commit} of ${this.#mirror.url} is not here`,
    );
  }
}

function toLines(ids: readonly string[]): string {
  return `${ids.join('\n')}\n`;
}

/** Argument lists have a limit; the root is known already. */
function* chunkBySize(paths: readonly string[]): Generator<string[]> {
  let chunk: string[] = [];
  let size = 0;
  for (const path of new Set(paths)) {
    if (path !== '.') {
      chunk.push(path);
      size += Buffer.byteLength(path);
    }
    if (size > maxPathBytes) {
      yield chunk;
      chunk = [];
      size = 0;
    }
  }
  if (chunk.length > 0) {
    yield chunk;
  }
}
