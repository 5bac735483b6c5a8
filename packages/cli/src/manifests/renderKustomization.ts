import { stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import {
  detectSandbox,
  KustomizeRenderer,
  RenderTool,
} from '@oneroof/plugin-gitops-backend-module-kubernetes/adapters';
import { RenderProblem, TreeFile } from '@oneroof/plugin-gitops-common';
import { CliError } from '../CliError';
import { Terminal } from '../terminal/Terminal';
import { findTreeRoot } from './findTreeRoot';
import { listFiles } from './listFiles';
import { Manifests } from './Manifests';
import { readFileCapped } from './readFileCapped';
import { shownPath } from './shownPath';

const renderTimeoutMs = 60_000;

/**
 * Renders a folder as the portal does: the same checks, the same sandbox, on a copy of its files.
 *
 * @throws ObservationError or CliError
 */
export async function renderKustomization(
  name: string,
  { cwd, env, signal }: Terminal,
): Promise<Manifests & { file: string }> {
  const folder = resolve(cwd, name);
  if (name === '-' || !(await stat(folder)).isDirectory()) {
    throw new CliError('is no folder, and --kustomize renders folders');
  }
  const root = await findTreeRoot(folder);
  const path = relative(root, folder).split(sep).join('/') || '.';
  const searchPath = env.PATH ?? '';
  const renderer = new KustomizeRenderer(
    new RenderTool({
      path: searchPath,
      sandbox: await detectSandbox(searchPath),
      timeoutMs: renderTimeoutMs,
    }),
  );
  const tree = {
    readFile: async (file: string) => {
      const absolute = join(root, file);
      return (await isFile(absolute)) ? readFileCapped(absolute) : undefined;
    },
  };
  const inputs = await renderer.findInputs(path, tree, signal);
  const files: TreeFile[] = [];
  for (const input of inputs) {
    for (const file of await listFiles(join(root, input))) {
      signal.throwIfAborted();
      files.push({
        path: relative(root, file).split(sep).join('/'),
        content: await readFileCapped(file),
      });
    }
  }
  const { objects, problems } = await renderer.render({ path, files }, signal);
  const shown = (problem: RenderProblem) =>
    problem.file === undefined
      ? problem
      : { ...problem, file: shownPath(join(root, problem.file), cwd) };
  return { file: name, objects, problems: problems.map(shown) };
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    found => found.isFile(),
    () => false,
  );
}
