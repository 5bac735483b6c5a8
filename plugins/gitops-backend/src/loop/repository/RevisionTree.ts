import { Revision } from '@oneroof/plugin-gitops-common';
import { RevisionReader, TreeAccess } from '@oneroof/plugin-gitops-node';

/**
 * One revision of a repository, as far as renderers look before they render. Remembers what was read, since many
 * placements stand on one base.
 */
export class RevisionTree implements TreeAccess {
  readonly #reader: RevisionReader;
  readonly #revision: Revision;
  readonly #signal: AbortSignal;
  readonly #files = new Map<string, Promise<Uint8Array | undefined>>();

  constructor(reader: RevisionReader, revision: Revision, signal: AbortSignal) {
    this.#reader = reader;
    this.#revision = revision;
    this.#signal = signal;
  }

  async readFile(path: string): Promise<Uint8Array | undefined> {
    let file = this.#files.get(path);
    if (!file) {
      file = this.#read(path);
      this.#files.set(path, file);
    }
    return file;
  }

  /** Names of the files that stand directly in a folder. No content is read for it. */
  async listFileNames(folder: string): Promise<string[]> {
    const prefix = folder === '.' ? '' : `${folder.replace(/\/$/, '')}/`;
    const names: string[] = [];
    await this.#reader.readTree(
      this.#revision,
      {
        path: folder,
        filter: path => {
          const name = path.slice(prefix.length);
          if (path.startsWith(prefix) && !name.includes('/')) {
            names.push(name);
          }
          return false;
        },
      },
      this.#signal,
    );
    return names;
  }

  async #read(path: string): Promise<Uint8Array | undefined> {
    const files = await this.#reader.readTree(
      this.#revision,
      { path, filter: candidate => candidate === path },
      this.#signal,
    );
    return files[0]?.content;
  }
}
