import { Cause } from './cause';
import { HostManifest } from './host';
import { KindSchema } from './kindSchema';
import { GroupVersionKind, KubernetesObject } from './resource';

/**
 * Something in a rendered tree that is wrong or suspicious, without the render having failed as a whole.
 *
 * @public
 */
export interface RenderProblem {
  code:
    | 'duplicate-key'
    | 'duplicate-resource'
    | 'invalid-yaml'
    | 'invalid-desired'
    | 'missing-variable'
    | 'non-deterministic'
    | 'unknown-field'
    | 'unsupported';
  message: string;
  /** The resource that it is about, where that can be told: it is judged `unknown` if it is not declared elsewhere. */
  subject?: {
    apiVersion: string;
    kind: string;
    namespace?: string;
    name: string;
  };
  /**
   * For `non-deterministic`: paths of the subject that differ, all of it when absent. For host manifests: what is declared
   * and cannot be told because of it, see `ResolvedHostManifest`.
   */
  paths?: string[];
  /** Path of the file from the repository's root, where known. */
  file?: string;
  /** Which document of the file it is about; one-based, where known. */
  document?: number;
  /** One-based, where known. */
  line?: number;
  column?: number;
}

/**
 * What git declares for one placement at one tree, rendered.
 *
 * @public
 */
export interface DesiredSnapshot {
  /** Identifies the rendered content: equal ids render equally, so nothing is rendered or compared again. */
  treeId: string;
  objects: KubernetesObject[];
  problems: RenderProblem[];
  /** Where the placement is on hosts; then there are no objects. */
  hosts?: HostManifest;
}

/**
 * How one kind of a target was read.
 *
 * @public
 */
export interface LiveKind extends GroupVersionKind {
  /** False where the target does not serve this kind at all; then none of its objects can exist. */
  served: boolean;
  namespaced: boolean;
  /**
   * Why the list is not complete; absent when it is. `namespaces` narrows it: the list is complete in all others.
   */
  failure?: { cause: Cause; namespaces?: string[] };
  /** How the target describes this version of the kind; without it a comparison falls back on tables and names. */
  schema?: KindSchema;
  /** Why there is no schema although the target should have one, or why it leaves out defaults. */
  schemaFailure?: Cause;
}

/**
 * What a target holds, read in one pass. Objects of kinds with a failure may be there and may be missing: judge them
 * `unknown`.
 *
 * @public
 */
export interface LiveSnapshot {
  kinds: LiveKind[];
  objects: KubernetesObject[];
}
