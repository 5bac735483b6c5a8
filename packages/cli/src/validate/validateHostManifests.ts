import {
  checkHostManifest,
  isHostManifestFile,
  RenderProblem,
} from '@oneroof/plugin-gitops-common';
import { dirname } from 'node:path';
import { ReadFile } from './ReadFile';
import { ValidationReport } from './validationReport';

type HostManifests = NonNullable<ValidationReport['hostManifests']>;

/**
 * Checks the goss files among those that were asked for. Those of one folder are one manifest and merged as they are for
 * a host, in the order of their names. A folder with a file that could not be read is left out: nobody knows what that
 * file overrides.
 */
export function validateHostManifests(files: readonly ReadFile[]): {
  manifests: HostManifests;
  problems: RenderProblem[];
} {
  const folders = new Map<string, ReadFile[]>();
  for (const entry of files) {
    if (isHostManifestFile(entry.file)) {
      const folder = dirname(entry.file);
      folders.set(folder, [...(folders.get(folder) ?? []), entry]);
    }
  }
  const manifests: HostManifests = [];
  const problems: RenderProblem[] = [];
  for (const entries of folders.values()) {
    const texts = entries.flatMap(entry =>
      'text' in entry ? [{ path: entry.file, text: entry.text }] : [],
    );
    if (texts.length < entries.length) {
      continue;
    }
    texts.sort((a, b) => (a.path < b.path ? -1 : 1));
    const checked = checkHostManifest(texts);
    manifests.push({
      files: texts.map(({ path }) => path),
      things: checked.items.length + checked.skipped.length,
    });
    problems.push(...checked.problems);
  }
  return { manifests, problems };
}
