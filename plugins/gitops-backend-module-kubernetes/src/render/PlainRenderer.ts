import {
  DesiredSnapshot,
  parseKubernetesManifests,
} from '@oneroof/plugin-gitops-common';
import { Renderer, RenderRequest } from '@oneroof/plugin-gitops-node';
import { collectManifests } from './collectManifests';
import { decodeFile } from './decodeFile';
import { kustomizationFileNames } from './kustomize/kustomizationFileNames';
import { isBelow } from './repositoryPath';

/**
 * Renders a folder of manifests as they are written: all YAML and JSON files in it and below.
 *
 * @public
 */
export class PlainRenderer implements Renderer {
  readonly type = 'plain';
  readonly precedence = 0;

  detect(fileNames: readonly string[]): boolean {
    return fileNames.some(isManifestFile);
  }

  async findInputs(path: string): Promise<string[]> {
    return [path];
  }

  async render(
    request: RenderRequest,
    signal: AbortSignal,
  ): Promise<Omit<DesiredSnapshot, 'treeId'>> {
    signal.throwIfAborted();
    const files = request.files
      .filter(({ path }) => isBelow(path, request.path) && isManifestFile(path))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    return collectManifests(
      files.map(file => {
        signal.throwIfAborted();
        return {
          file: file.path,
          ...parseKubernetesManifests({
            file: file.path,
            text: decodeFile(file),
          }),
        };
      }),
    );
  }
}

/**
 * Whether a file of a folder is taken for manifests, by its name.
 *
 * @public
 */
export function isManifestFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return /\.(ya?ml|json)$/.test(name) && !kustomizationFileNames.includes(name);
}
