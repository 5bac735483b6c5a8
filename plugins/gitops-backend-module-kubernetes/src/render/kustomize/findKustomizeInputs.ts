import { posix } from 'node:path';
import { ObservationError, TreeAccess } from '@oneroof/plugin-gitops-node';
import { decodeFile } from '../decodeFile';
import { isBelow, normalizeFolder } from '../repositoryPath';
import { kustomizationFileNames } from './kustomizationFileNames';
import {
  readPluginReferences,
  readReferences,
  Reference,
} from './readReferences';
import { describeReference, resolveReference } from './resolveReference';

const maxFolders = 200;
const maxReferences = 5_000;

class InputSearch {
  readonly #folders = new Set<string>();
  #references = 0;

  constructor(private readonly tree: TreeAccess) {}

  /** Returns the set that grows while it is walked: sets visit what is added on the way. */
  add(folder: string): Iterable<string> {
    this.#folders.add(folder);
    if (this.#folders.size > maxFolders) {
      throw new ObservationError(
        'too-large',
        `a kustomization depends on more than ${maxFolders} folders`,
      );
    }
    return this.#folders;
  }

  folders(): string[] {
    return [...this.#folders];
  }

  async visit(folder: string): Promise<void> {
    const { file, text } = await this.#readKustomization(folder);
    const pending = readReferences(text, file);
    for (const reference of pending) {
      this.#references += 1;
      if (this.#references > maxReferences) {
        throw new ObservationError(
          'too-large',
          `a kustomization refers to more than ${maxReferences} files and folders`,
        );
      }
      const target = resolveReference(reference, folder);
      if (await this.#isFolder(reference, target)) {
        this.add(target);
      } else {
        this.#requireBelow(target, folder, reference);
        pending.push(...(await this.#readPlugin(reference, target)));
      }
    }
  }

  async #readKustomization(folder: string) {
    const found: Array<{ file: string; text: string }> = [];
    for (const name of kustomizationFileNames) {
      const file = posix.join(folder, name);
      const content = await this.tree.readFile(file);
      if (content) {
        found.push({ file, text: decodeFile({ path: file, content }) });
      }
    }
    if (found.length !== 1) {
      throw new ObservationError(
        'invalid',
        found.length === 0
          ? `${folder} is neither a file nor a folder with a kustomization.yaml`
          : `${folder} has several kustomization files`,
      );
    }
    return found[0];
  }

  async #isFolder({ kind }: Reference, target: string): Promise<boolean> {
    return (
      kind === 'folder' ||
      (kind === 'file-or-folder' &&
        (await this.tree.readFile(target)) === undefined)
    );
  }

  async #readPlugin({ kind }: Reference, file: string): Promise<Reference[]> {
    if (kind !== 'plugin') {
      return [];
    }
    const content = await this.tree.readFile(file);
    if (!content) {
      throw new ObservationError(
        'invalid',
        `${file} is not a file; folders of plugins are not supported`,
      );
    }
    return readPluginReferences(decodeFile({ path: file, content }), file);
  }

  /** kustomize loads files only from their kustomization's own folder. Said here, it is said with our paths. */
  #requireBelow(target: string, folder: string, reference: Reference) {
    if (!isBelow(target, folder)) {
      throw new ObservationError(
        'invalid',
        `${describeReference(
          { ...reference, path: target },
          folder,
        )} stands outside of the kustomization's folder`,
      );
    }
  }
}

/**
 * All folders with a kustomization that the rendering of one depends on, itself first. Every reference is checked on
 * the way: what leads out of the repository, or out of its folder, or would run something, is refused.
 *
 * @throws ObservationError `invalid` or `too-large`
 */
export async function findKustomizeInputs(
  path: string,
  tree: TreeAccess,
  signal: AbortSignal,
): Promise<string[]> {
  const search = new InputSearch(tree);
  for (const folder of search.add(normalizeFolder(path))) {
    signal.throwIfAborted();
    await search.visit(folder);
  }
  return search.folders();
}
