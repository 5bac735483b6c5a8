import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { KubeObject } from '../cluster/types';

const run = promisify(execFile);

/** How to call a program that renders kustomize folders: the folder follows as last argument. */
export type KustomizeCommand = readonly [program: string, ...args: string[]];

/** Finds a program that renders kustomize folders; undefined where there is none. */
export async function findKustomize(): Promise<KustomizeCommand | undefined> {
  const candidates: Array<[KustomizeCommand, string[]]> = [
    [['kustomize', 'build'], ['version']],
    [
      ['kubectl', 'kustomize'],
      ['version', '--client'],
    ],
  ];
  for (const [command, probe] of candidates) {
    try {
      await run(command[0], probe);
      return command;
    } catch {
      // Not installed: the next one may be.
    }
  }
  return undefined;
}

/** The objects that a folder of a repository declares. `files` holds the repository's files, by path. */
export async function renderFolder(
  files: Record<string, string>,
  folder: string,
  kustomize?: KustomizeCommand,
): Promise<KubeObject[]> {
  if (files[`${folder}/kustomization.yaml`] === undefined) {
    return Object.entries(files)
      .filter(([file]) => path.posix.dirname(file) === folder)
      .filter(([file]) => /\.ya?ml$/.test(file))
      .flatMap(([, content]) => parseObjects(content));
  }
  if (!kustomize) {
    throw new Error(`no kustomize program to render ${folder}`);
  }
  const directory = await mkdtemp(path.join(tmpdir(), 'world-render-'));
  try {
    const application = folder.split('/').slice(0, 2).join('/');
    for (const [file, content] of Object.entries(files)) {
      if (file.startsWith(`${application}/`)) {
        const target = path.join(directory, file);
        await mkdir(path.dirname(target), { recursive: true });
        await writeFile(target, content);
      }
    }
    const [program, ...args] = kustomize;
    const { stdout } = await run(program, [
      ...args,
      path.join(directory, folder),
    ]);
    return parseObjects(stdout);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function parseObjects(text: string): KubeObject[] {
  return parseAllDocuments(text)
    .map(document => document.toJS() as KubeObject | null)
    .filter(object => object !== null);
}
