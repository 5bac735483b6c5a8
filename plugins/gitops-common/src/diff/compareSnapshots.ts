import { IgnoreDifferencesRule } from '../model/delivery';
import { DesiredSnapshot, LiveSnapshot } from '../model/snapshot';
import { KubernetesObject, ResourceRef } from '../model/resource';
import { ResourceVerdict } from './ResourceVerdict';

/**
 * A live snapshot, indexed once for all placements of a target.
 *
 * @public
 */
export interface LiveIndex {
  readonly snapshot: LiveSnapshot;
}

/**
 * Builds the index. Linear in the number of live objects.
 *
 * @public
 */
export declare function indexLiveSnapshot(snapshot: LiveSnapshot): LiveIndex;

/** @public */
export interface CompareOptions {
  /** Namespace of namespaced objects that name none; `default` when absent. */
  namespace?: string;
  /** Field manager that applies from git; recognised by its usual names when absent. */
  applier?: string;
  ignoreDifferences?: readonly IgnoreDifferencesRule[];
  /**
   * Verdict of an earlier comparison of the same declared and the same live object, where the caller still has it.
   * A returned verdict is taken as it is. The caller answers by tree id, uid and resourceVersion.
   */
  recall?: (
    ref: ResourceRef,
    live: KubernetesObject | undefined,
  ) => ResourceVerdict | undefined;
}

/**
 * Compares what git declares for one placement with what its target holds.
 *
 * @public
 */
export declare function compareSnapshots(
  desired: DesiredSnapshot,
  live: LiveIndex,
  options: CompareOptions,
): ResourceVerdict[];
