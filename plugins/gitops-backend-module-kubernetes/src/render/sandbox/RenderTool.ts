import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { TreeFile } from '@oneroof/plugin-gitops-common';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import {
  findExecutable,
  isExecutable,
  runLimited,
  Sandbox,
  writeTree,
} from '@oneroof/plugin-gitops-node/process';
import { describeToolError } from './describeToolError';

const usualMaxOutputBytes = 32 * 1024 * 1024;

/**
 * Options of a {@link RenderTool}.
 *
 * @public
 */
export interface RenderToolOptions {
  /** Absolute path of `kustomize` or `kubectl`; searched in `path` when absent. */
  binary?: string;
  /** Value of PATH in which the binary is searched. */
  path: string;
  sandbox: Sandbox;
  timeoutMs: number;
  /** 32 MiB when absent. */
  maxOutputBytes?: number;
  /** Folder for what is written during a run; the machine's own when absent. */
  temporaryFolder?: string;
}

/**
 * The kustomize binary, run on a copy of files that exists for one run only: with an environment of two variables, no
 * program on its PATH, no plugins, and limits on time, output and, where the machine can, memory and network.
 *
 * @public
 */
export class RenderTool {
  constructor(private readonly options: RenderToolOptions) {}

  /**
   * Renders a folder to YAML.
   *
   * @throws ObservationError
   */
  async run(request: {
    files: readonly TreeFile[];
    folder: string;
    signal: AbortSignal;
  }): Promise<string> {
    const binary = await this.#findBinary();
    const root = await realpath(
      await mkdtemp(
        join(this.options.temporaryFolder ?? tmpdir(), 'oneroof-kustomize-'),
      ),
    );
    try {
      const tree = join(root, 'tree');
      const home = join(root, 'home');
      await mkdir(tree, { mode: 0o700 });
      await mkdir(home, { mode: 0o700 });
      await writeTree(tree, request.files);
      const { exitCode, stdout, stderr } = await runLimited({
        subject: 'rendering',
        command: [
          ...this.options.sandbox.prefix,
          binary,
          basename(binary).startsWith('kubectl') ? 'kustomize' : 'build',
          join(tree, request.folder),
        ],
        cwd: tree,
        env: { PATH: home, HOME: home },
        timeoutMs: this.options.timeoutMs,
        maxOutputBytes: this.options.maxOutputBytes ?? usualMaxOutputBytes,
        signal: request.signal,
      });
      if (exitCode !== 0) {
        throw new ObservationError(
          'render-failed',
          `kustomize failed: ${describeToolError(stderr, {
            files: request.files,
            root,
          })}`,
        );
      }
      return stdout;
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  }

  async #findBinary(): Promise<string> {
    const { binary, path } = this.options;
    if (binary === undefined) {
      const found = await findExecutable(['kustomize', 'kubectl'], path);
      if (found) {
        return found;
      }
    } else if (await isExecutable(binary)) {
      return binary;
    }
    throw new ObservationError(
      'not-configured',
      'there is no kustomize: install kustomize or kubectl on the PATH, or in a portal set gitops.kubernetes.kustomizeBinary',
    );
  }
}
