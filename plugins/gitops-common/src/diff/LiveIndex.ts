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
  /**
   * The live object of a reference, or of its text by `stringifyResourceRef`, where that is at hand; in this API
   * version, if it was read in it, too.
   */
  object(
    ref: ResourceRef | string,
    apiVersion?: string,
  ): KubernetesObject | undefined;
  /** How a kind was read, in this version if it was read in it; undefined where nobody asked for it. */
  kind(group: string, kind: string, version?: string): LiveKind | undefined;
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
    kinds.set(`${key}/${kind.version}`, kind);
    // Read in two versions: one that failed says less than one that was served.
    if (!known || !known.served) {
      kinds.set(key, kind);
    }
  }
  const objects = new Map<string, KubernetesObject>();
  const inOtherVersions = new Map<string, KubernetesObject>();
  const marks = new Map<string, KubernetesObject[]>();
  const scaled = new Map<string, string>();
  for (const object of snapshot.objects) {
    if (!isNamed(object)) {
      continue;
    }
    const key = stringifyResourceRef(refOf(object));
    const known = objects.get(key);
    if (known && known.apiVersion !== object.apiVersion) {
      // Placements declare the kind in two versions, and each is compared in its own.
      inOtherVersions.set(`${object.apiVersion} ${key}`, object);
      continue;
    }
    objects.set(key, object);
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
    object: (ref, apiVersion) => {
      const key = keyOf(ref);
      const object = objects.get(key);
      return apiVersion === undefined || object?.apiVersion === apiVersion
        ? object
        : inOtherVersions.get(`${apiVersion} ${key}`) ?? object;
    },
    kind: (group, kind, version) =>
      (version === undefined
        ? undefined
        : kinds.get(`${group}/${kind}/${version}`)) ??
      kinds.get(`${group}/${kind}`),
    marked: mark => marks.get(mark) ?? [],
    autoscaler: ref => scaled.get(keyOf(ref)),
  };
}

function keyOf(ref: ResourceRef | string): string {
  return typeof ref === 'string' ? ref : stringifyResourceRef(ref);
}
