import { KubernetesObject, RenderProblem } from '@oneroof/plugin-gitops-common';

/** What manifests declare, and what is wrong with them. */
export interface Manifests {
  objects: KubernetesObject[];
  problems: RenderProblem[];
}

/** Something that could not be read, as a problem of its file. */
export function problemOf(file: string, message: string): RenderProblem {
  return { code: 'invalid-desired', message, file };
}

/** Whether a problem hides what was meant to be declared; the others only tell of something odd. */
export function isHiding({ code }: RenderProblem): boolean {
  return !['duplicate-resource', 'unknown-field'].includes(code);
}
