import { TreeFile } from '@oneroof/plugin-gitops-common';
import { ObservationError, Renderer } from '@oneroof/plugin-gitops-node';
import { chooseRenderer } from './chooseRenderer';
import { RevisionTree } from './RevisionTree';

/** The files that a placement is rendered from, and by whom. */
export interface Source {
  renderer: Renderer;
  files: TreeFile[];
}

/**
 * Reads what the rendering of a placement depends on. Call it for many placements of one tree at once: what they need is
 * read in one go.
 *
 * @throws ObservationError
 */
export async function readSource(
  source: { path: string; renderer?: string; isOnHosts?: boolean },
  options: {
    tree: RevisionTree;
    renderers: readonly Renderer[];
    signal: AbortSignal;
  },
): Promise<Source> {
  const { tree, renderers, signal } = options;
  const { path } = source;
  const names = await tree.listFileNames(path);
  const renderer = chooseRenderer(renderers, source, names);
  const inputs = await renderer.findInputs(path, tree, signal);
  const folders = await Promise.all(
    inputs.map(input => tree.readFolder(input)),
  );
  // Inputs may lie within each other.
  const files = new Map(folders.flat().map(file => [file.path, file]));
  if (files.size === 0) {
    throw new ObservationError('not-found', `no files stand in ${path}`);
  }
  return { renderer, files: [...files.values()] };
}
