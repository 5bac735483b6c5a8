import {
  KubernetesObject,
  ResourceRef,
  stringifyResourceRef,
} from '../model/resource';
import { LiveKind, LiveSnapshot } from '../model/snapshot';
import { scaledWorkloadOf } from './autoscalers';
import { isNamed, refOf } from './refOf';
import { trackingMarksOf } from './trackingMarks';

/**
 * A live snapshot, indexed once for all placements of a target.
 *
 * @public
 */
export interface LiveIndex {
  readonly snapshot: LiveSnapshot;
  /** The live object of a reference, or of its text by `stringifyResourceRef`, where that is at hand. */
  object(ref: ResourceRef | string): KubernetesObject | undefined;
  /** How a kind was read; undefined where nobody asked for it. */
  kind(group: string, kind: string): LiveKind | undefined;
  /** Live objects without an owner that carry a tracking mark. */
  marked(mark: string): readonly KubernetesObject[];
  /** What sets the replicas of a workload, in words; asked as for an object. */
  autoscaler(ref: ResourceRef | string): string | undefined;
}

/**
 * Builds the index. Linear in the number of live objects.
 *
 * @public
 */
export function indexLiveSnapshot(snapshot: LiveSnapshot): LiveIndex {
  const kinds = new Map<string, LiveKind>();
  for (const kind of snapshot.kinds) {
    const key = `${kind.group}/${kind.kind}`;
    const known = kinds.get(key);
    // Read in two versions: one that failed says less than one that was served.
    if (!known || !known.served) {
      kinds.set(key, kind);
    }
  }
  const objects = new Map<string, KubernetesObject>();
  const marks = new Map<string, KubernetesObject[]>();
  const scaled = new Map<string, string>();
  for (const object of snapshot.objects) {
    if (!isNamed(object)) {
      continue;
    }
    objects.set(stringifyResourceRef(refOf(object)), object);
    for (const mark of trackingMarksOf(object)) {
      const marked = marks.get(mark);
      if (marked) {
        marked.push(object);
      } else {
        marks.set(mark, [object]);
      }
    }
    const workload = scaledWorkloadOf(object, object.metadata.namespace);
    if (workload) {
      scaled.set(workload.key, workload.words);
    }
  }
  return {
    snapshot,
    object: ref => objects.get(keyOf(ref)),
    kind: (group, kind) => kinds.get(`${group}/${kind}`),
    marked: mark => marks.get(mark) ?? [],
    autoscaler: ref => scaled.get(keyOf(ref)),
  };
}

function keyOf(ref: ResourceRef | string): string {
  return typeof ref === 'string' ? ref : stringifyResourceRef(ref);
}
