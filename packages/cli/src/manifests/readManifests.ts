import { stat } from 'node:fs/promises';
import { basename, relative, resolve } from 'node:path';
import {
  collectManifests,
  isManifestFile,
} from '@oneroof/plugin-gitops-backend-module-kubernetes/adapters';
import { CliError } from '../CliError';
import { Terminal } from '../terminal/Terminal';
import { listFiles } from './listFiles';
import { Manifests, problemOf } from './Manifests';
import { parseManifestFile } from './parseManifestFile';
import {
  describeFileError,
  readCapped,
  readFileCapped,
} from './readFileCapped';
import { renderKustomization } from './renderKustomization';
import { shownPath } from './shownPath';

type ParsedFile = Manifests & { file: string };

const kustomizationFile = /^(kustomization\.ya?ml|Kustomization)$/;

/**
 * Reads all manifests that a command line names. Whatever cannot be read is a problem of its own, and never hides the
 * others.
 */
export async function readManifests(
  sources: { filename: readonly string[]; kustomize?: boolean },
  terminal: Terminal,
): Promise<Manifests> {
  const files: ParsedFile[] = [];
  for (const name of sources.filename) {
    try {
      files.push(
        ...(sources.kustomize
          ? [await renderKustomization(name, terminal)]
          : await readSource(name, terminal)),
      );
    } catch (error) {
      terminal.signal.throwIfAborted();
      files.push({
        file: name,
        objects: [],
        problems: [problemOf(name, messageOf(error))],
      });
    }
  }
  return collectManifests(files);
}

async function readSource(
  name: string,
  terminal: Terminal,
): Promise<ParsedFile[]> {
  if (name === '-') {
    return [parseManifestFile('stdin', await readCapped(terminal.stdin))];
  }
  const path = resolve(terminal.cwd, name);
  const found = await stat(path);
  if (!found.isDirectory()) {
    return [parseManifestFile(name, await readFileCapped(path))];
  }
  const files = await listFiles(path);
  requirePlain(path, files);
  const manifests = files.filter(isManifestFile);
  if (manifests.length === 0) {
    throw new CliError('holds no .yaml, .yml or .json file');
  }
  const parsed: ParsedFile[] = [];
  for (const file of manifests) {
    terminal.signal.throwIfAborted();
    parsed.push(await readFile(file, shownPath(file, terminal.cwd)));
  }
  return parsed;
}

async function readFile(path: string, shown: string): Promise<ParsedFile> {
  try {
    return parseManifestFile(shown, await readFileCapped(path));
  } catch (error) {
    const problem = problemOf(shown, messageOf(error));
    return { file: shown, objects: [], problems: [problem] };
  }
}

/** Bases and patches read as they are would be told as drift, all of them. */
function requirePlain(folder: string, files: readonly string[]) {
  const kustomization = files.find(file =>
    kustomizationFile.test(basename(file)),
  );
  if (kustomization) {
    throw new CliError(
      `holds ${relative(
        folder,
        kustomization,
      )}: add --kustomize, and name the folder to render`,
    );
  }
}

function messageOf(error: unknown): string {
  if (error instanceof CliError) {
    return error.message;
  }
  return error instanceof Error && error.name === 'ObservationError'
    ? error.message
    : describeFileError(error);
}
