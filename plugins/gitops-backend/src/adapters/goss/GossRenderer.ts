import {
  checkHostManifest,
  DesiredSnapshot,
  HostManifest,
  isHostManifestFile,
  RenderProblem,
  TreeFile,
} from '@oneroof/plugin-gitops-common';
import {
  ObservationError,
  Renderer,
  RenderRequest,
} from '@oneroof/plugin-gitops-node';
import { posix } from 'node:path';

/** Of all files of one manifest together. */
const maxBytes = 8 * 1024 * 1024;
const maxFiles = 100;

/**
 * Renders a folder of files in goss's format: the manifest of the hosts of a placement. Only files that stand directly in
 * the folder and have the name of a goss file count, in the order of their names. What a template says is known only
 * with the variables of a host, so that is left to the judge.
 */
export class GossRenderer implements Renderer {
  readonly type = 'goss';
  /** Above plain manifests, which any YAML file could be; below those that a file of their own announces. */
  readonly precedence = 50;
  readonly rendersHosts = true;

  detect(fileNames: readonly string[]): boolean {
    return fileNames.some(isHostManifestFile);
  }

  async findInputs(path: string): Promise<string[]> {
    return [path];
  }

  async render(
    request: RenderRequest,
    signal: AbortSignal,
  ): Promise<Omit<DesiredSnapshot, 'treeId'>> {
    signal.throwIfAborted();
    const folder = posix.join(request.path, '.').replace(/\/$/, '');
    const files = request.files
      .filter(
        ({ path }) =>
          posix.dirname(path) === folder && isHostManifestFile(path),
      )
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    requireSize(files, request.path);
    const hosts: HostManifest = {
      files: files.map(file => ({ path: file.path, text: decode(file) })),
      vars: {},
    };
    const unreadable = checkHostManifest(hosts.files).problems.find(
      ({ paths }) => paths === undefined,
    );
    if (unreadable) {
      throw new ObservationError('invalid', sentenceOf(unreadable));
    }
    return { objects: [], problems: [], hosts };
  }
}

function requireSize(files: readonly TreeFile[], path: string): void {
  if (files.length === 0) {
    throw new ObservationError('invalid', `no goss files stand in ${path}`);
  }
  if (files.length > maxFiles) {
    throw new ObservationError(
      'too-large',
      `more than ${maxFiles} goss files stand in ${path}`,
    );
  }
  const bytes = files.reduce((sum, { content }) => sum + content.byteLength, 0);
  if (bytes > maxBytes) {
    throw new ObservationError(
      'too-large',
      `the goss files in ${path} have more than ${maxBytes} bytes`,
    );
  }
}

function decode({ path, content }: TreeFile): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw new ObservationError('invalid', `${path} is not UTF-8 text`);
  }
}

function sentenceOf({ file, line, column, message }: RenderProblem): string {
  const place = [file, line, column].filter(part => part !== undefined);
  return [place.join(':'), message].filter(Boolean).join(': ');
}
