import { posix } from 'node:path';
import {
  DesiredSnapshot,
  parseKubernetesManifests,
  TreeFile,
} from '@oneroof/plugin-gitops-common';
import {
  ObservationError,
  Renderer,
  RenderRequest,
  TreeAccess,
} from '@oneroof/plugin-gitops-node';
import { collectManifests } from '../collectManifests';
import { isBelow } from '../repositoryPath';
import { RenderTool } from '../sandbox/RenderTool';
import { findKustomizeInputs } from './findKustomizeInputs';
import { kustomizationFileNames } from './kustomizationFileNames';

/**
 * Renders a folder with kustomize's own binary, see {@link RenderTool} for how it is held.
 *
 * @public
 */
export class KustomizeRenderer implements Renderer {
  readonly type = 'kustomize';
  readonly precedence = 100;

  constructor(private readonly tool: RenderTool) {}

  detect(fileNames: readonly string[]): boolean {
    return fileNames.some(name => kustomizationFileNames.includes(name));
  }

  async findInputs(
    path: string,
    tree: TreeAccess,
    signal: AbortSignal,
  ): Promise<string[]> {
    const [, ...others] = await findKustomizeInputs(path, tree, signal);
    return [path, ...others.filter(folder => !isBelow(folder, path))];
  }

  async render(
    request: RenderRequest,
    signal: AbortSignal,
  ): Promise<Omit<DesiredSnapshot, 'treeId'>> {
    signal.throwIfAborted();
    // Checked again on the very files that the binary will see: the first check may have been of another tree.
    const folders = await findKustomizeInputs(
      request.path,
      accessTo(request.files),
      signal,
    );
    const output = await this.tool.run({
      files: request.files.filter(({ path }) =>
        folders.some(folder => isBelow(path, folder)),
      ),
      folder: request.path,
      signal,
    });
    return parseOutput(output, request);
  }
}

function accessTo(files: readonly TreeFile[]): TreeAccess {
  const byPath = new Map(files.map(file => [file.path, file.content]));
  return { readFile: async path => byPath.get(path) };
}

/** Lines of the output stand in no file, so problems name the kustomization and no line. */
function parseOutput(text: string, { path, files }: RenderRequest) {
  const file =
    kustomizationFileNames
      .map(name => posix.join(path, name))
      .find(name => files.some(candidate => candidate.path === name)) ?? path;
  const parsed = parseKubernetesManifests({ file, text });
  if (parsed.objects.length === 0 && parsed.problems.length > 0) {
    throw new ObservationError('invalid', parsed.problems[0].message);
  }
  return collectManifests([
    {
      file,
      objects: parsed.objects,
      problems: parsed.problems.map(({ code, message, subject }) => ({
        code,
        message,
        file,
        ...(subject && { subject }),
      })),
    },
  ]);
}
