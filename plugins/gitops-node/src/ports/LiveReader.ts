import { GroupVersionKind, LiveSnapshot } from '@oneroof/plugin-gitops-common';

/**
 * A target as its reader knows it.
 *
 * @public
 */
export type LiveTarget = {
  type: 'kubernetes';
  /** Name of a configured cluster. */
  cluster: string;
};

/**
 * What to read from a target in one pass, for all placements that live there.
 *
 * @public
 */
export interface LiveRequest {
  target: LiveTarget;
  /** Kinds that some placement declares, in the version that git declares. */
  kinds: readonly GroupVersionKind[];
  /** Namespaces in which placements live. Lists may cover more; they are complete for these or say why not. */
  namespaces: readonly string[];
}

/**
 * Port: what does this target hold.
 *
 * Implementations promise:
 * - read-only: nothing but list and get
 * - each kind is listed once for the whole target, in chunks, and only where discovery serves it
 * - a kind that could not be listed completely carries its cause; other kinds go on
 * - when the target as a whole cannot be read, an {@link ObservationError} is thrown
 * - sizes and counts are capped
 *
 * @public
 */
export interface LiveReader {
  /** Type of the targets that it reads; unique among readers. */
  readonly type: LiveTarget['type'];

  read(request: LiveRequest, signal: AbortSignal): Promise<LiveSnapshot>;
}
