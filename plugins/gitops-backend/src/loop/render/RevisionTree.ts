import { Revision, TreeFile } from '@oneroof/plugin-gitops-common';
import { RevisionReader, TreeAccess } from '@oneroof/plugin-gitops-node';
import DataLoader from 'dataloader';
import { posix } from 'node:path';
import { causeOf } from '../causeOf';

/** How many folders are read in one go. Together they have to stay below the reader's limits for one reading. */
const foldersAtOnce = 100;

/**
 * One revision of a repository, for as many placements as stand in it. Remembers what was read, since many placements
 * stand on one base; and what is asked for in one turn of the event loop is read in one go, since each reading costs
 * several git processes and perhaps a conversation with the remote.
 */
export class RevisionTree implements TreeAccess {
  readonly #reader: RevisionReader;
  readonly #revision: Revision;
  readonly #signal: AbortSignal;
  readonly #files = new DataLoader<string, Uint8Array | undefined>(
    paths => this.#readFiles(paths),
    { maxBatchSize: foldersAtOnce },
  );
  readonly #folders = new DataLoader<string, TreeFile[]>(
    paths => this.#readFolders(paths),
    { maxBatchSize: foldersAtOnce },
  );
  #names: Promise<Map<string, string[]>> | undefined;

  constructor(reader: RevisionReader, revision: Revision, signal: AbortSignal) {
    this.#reader = reader;
    this.#revision = revision;
    this.#signal = signal;
  }

  async readFile(path: string): Promise<Uint8Array | undefined> {
    return this.#files.load(path);
  }

  /** All files below a folder, sorted by path; or the one file, where the path is one. */
  async readFolder(path: string): Promise<TreeFile[]> {
    return this.#folders.load(withoutSlash(path));
  }

  /** Names of the files that stand directly in a folder. No content is read for it. */
  async listFileNames(folder: string): Promise<string[]> {
    this.#names ??= this.#listNames();
    return (await this.#names).get(withoutSlash(folder)) ?? [];
  }

  async #listNames(): Promise<Map<string, string[]>> {
    const names = new Map<string, string[]>();
    const filter = (path: string) => {
      const folder = posix.dirname(path);
      const siblings = names.get(folder) ?? [];
      siblings.push(posix.basename(path));
      names.set(folder, siblings);
      return false;
    };
    await this.#reader.readTree(
      this.#revision,
      { path: '.', filter },
      this.#signal,
    );
    return names;
  }

  async #readFiles(
    paths: readonly string[],
  ): Promise<Array<Uint8Array | undefined | Error>> {
    const found = await this.#read(paths, path => [path]);
    return found.map(result =>
      result instanceof Error ? result : result[0]?.content,
    );
  }

  #readFolders(paths: readonly string[]): Promise<Array<TreeFile[] | Error>> {
    return this.#read(paths, pathAndFolders);
  }

  /**
   * Reads what is asked for by some keys, in the order of the keys; an error stands for a key that cannot be read.
   *
   * @param keysOf - all keys that a file may have been asked for by
   */
  async #read(
    keys: readonly string[],
    keysOf: (path: string) => string[],
  ): Promise<Array<TreeFile[] | Error>> {
    try {
      return await this.#readTogether(keys, keysOf);
    } catch (error) {
      const cause = causeOf(error);
      if (!cause) {
        throw error;
      }
      // Too much of everything may be little of each, and one folder's fault is not the others'.
      const isDivisible = ['too-large', 'invalid'].includes(cause.code);
      if (keys.length === 1 || !isDivisible) {
        return keys.map(() => error as Error);
      }
      const middle = Math.ceil(keys.length / 2);
      return [
        ...(await this.#read(keys.slice(0, middle), keysOf)),
        ...(await this.#read(keys.slice(middle), keysOf)),
      ];
    }
  }

  async #readTogether(
    keys: readonly string[],
    keysOf: (path: string) => string[],
  ): Promise<TreeFile[][]> {
    const found = new Map<string, TreeFile[]>(keys.map(key => [key, []]));
    const isWanted = (path: string) => keysOf(path).some(key => found.has(key));
    const files = await this.#reader.readTree(
      this.#revision,
      { path: keys.length === 1 ? keys[0] : '.', filter: isWanted },
      this.#signal,
    );
    for (const file of files) {
      keysOf(file.path).forEach(key => found.get(key)?.push(file));
    }
    return keys.map(key => found.get(key)!);
  }
}

/** The path itself and every folder above it, up to the root. */
function pathAndFolders(path: string): string[] {
  const all = [path, '.'];
  for (
    let slash = path.lastIndexOf('/');
    slash > 0;
    slash = path.lastIndexOf('/', slash - 1)
  ) {
    all.push(path.slice(0, slash));
  }
  return all;
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, '');
}
