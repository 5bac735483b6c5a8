import { parseKubernetesManifests } from '@oneroof/plugin-gitops-common';
import { Manifests, problemOf } from './Manifests';

/** Reads the manifests of one file. What is wrong with it is a problem of this file alone. */
export function parseManifestFile(
  file: string,
  content: Uint8Array,
): Manifests & { file: string } {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    // A guessed character would be compared with a real one.
    const problem = problemOf(file, 'is not UTF-8 text');
    return { file, objects: [], problems: [problem] };
  }
  return { file, ...parseKubernetesManifests({ file, text }) };
}
