import { ArtifactVersion } from '@oneroof/plugin-gitops-common';

/** Versions of several placements, each once, in the order in which they were met. */
export function mergeVersions(
  lists: ReadonlyArray<readonly ArtifactVersion[]>,
): ArtifactVersion[] {
  const merged = new Map<string, ArtifactVersion>();
  for (const version of lists.flat()) {
    merged.set(JSON.stringify([version.artifact, version.version]), version);
  }
  return [...merged.values()];
}
