import {
  GroupVersionKind,
  LiveSnapshot,
  RelatedList,
} from '@oneroof/plugin-gitops-common';

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
 * What to read besides, because the health of something hangs on it: the pods of a workload that is short of some.
 *
 * @public
 */
export interface RelatedRequest {
  target: LiveTarget;
  /** Each is read for itself. Those of a namespace are read in that namespace only. */
  lists: readonly RelatedList[];
}

/**
 * Port: what does this target hold.
 *
 * Implementations promise:
 * - read-only: nothing but list and get
 * - each kind is listed once for the whole target, in chunks, and only where discovery serves it; a kind that is
 *   declared in two versions that are served is listed in both
 * - a kind that could not be listed completely carries its cause; other kinds go on
 * - when the target as a whole cannot be read, an {@link ObservationError} is thrown
 * - schemas of kinds are handed over where the target has them, as one and the same object while it says the same; one
 *   that could not be read is told as such (`schemaFailure`), and fails nothing
 * - sizes and counts are capped
 *
 * @public
 */
export interface LiveReader {
  /** Type of the targets that it reads; unique among readers. */
  readonly type: LiveTarget['type'];

  read(request: LiveRequest, signal: AbortSignal): Promise<LiveSnapshot>;

  /**
   * Reads what the health of objects hangs on, under the same promises. A list that fails says so with its kind, and
   * with its namespace where it has one. Absent in readers whose targets have nothing of the sort: then verdicts are
   * made without.
   */
  readRelated?(
    request: RelatedRequest,
    signal: AbortSignal,
  ): Promise<LiveSnapshot>;
}
