import {
  groupVersionKindOf,
  KubernetesObject,
  stringifyResourceRef,
} from '../model/resource';
import { LiveKind, RenderProblem } from '../model/snapshot';
import { compareSnapshots } from './compareSnapshots';
import { indexLiveSnapshot } from './LiveIndex';

/** Stands for the namespace of objects that name none: both renderings mean the same one. */
const namespace = 'default';

/** Said of one object at most; a template that shuffles a list differs everywhere. */
const maxPaths = 100;

/**
 * What two renderings of one tree disagree about: a template that draws lots, or looks at the clock, has no one desired
 * state, and whatever it rendered last is no measure for drift. One problem for each object of the first rendering that
 * the second has otherwise, with the paths, or not at all.
 *
 * @public
 */
export function findVariations(
  first: readonly KubernetesObject[],
  second: readonly KubernetesObject[],
): RenderProblem[] {
  const there = compare(first, second);
  const back = compare(second, first);
  return first.flatMap((object): RenderProblem[] => {
    const key = keyOf(object);
    const paths = there.get(key);
    if (!paths) {
      return [];
    }
    const all = [...new Set([...paths, ...(back.get(key) ?? [])])].sort();
    const { apiVersion, kind, metadata } = object;
    const what = paths.has('') ? 'as another object' : `at ${all.join(', ')}`;
    return [
      {
        code: 'non-deterministic',
        message: `git does not say what is wanted: the template renders differently each time, ${what}`,
        subject: {
          apiVersion,
          kind,
          name: metadata.name,
          ...(metadata.namespace && { namespace: metadata.namespace }),
        },
        ...(!paths.has('') && { paths: all.slice(0, maxPaths) }),
      },
    ];
  });
}

/** Paths of `desired` that `live` has otherwise, by key of the object; the empty path for an object that it lacks. */
function compare(
  desired: readonly KubernetesObject[],
  live: readonly KubernetesObject[],
): Map<string, Set<string>> {
  const kinds = [...desired, ...live].map(
    (object): LiveKind => ({
      ...groupVersionKindOf(object),
      served: true,
      namespaced: true,
    }),
  );
  const verdicts = compareSnapshots(
    { treeId: '', objects: desired.map(placed), problems: [] },
    indexLiveSnapshot({ kinds, objects: live.map(placed) }),
    { namespace },
  );
  const found = new Map<string, Set<string>>();
  for (const { ref, sync, drift } of verdicts) {
    if (sync === 'missing' || drift.length > 0) {
      const paths = sync === 'missing' ? [''] : drift.map(({ path }) => path);
      found.set(stringifyResourceRef(ref), new Set(paths));
    }
  }
  return found;
}

function placed(object: KubernetesObject): KubernetesObject {
  const { metadata } = object;
  return metadata.namespace
    ? object
    : { ...object, metadata: { ...metadata, namespace } };
}

function keyOf(object: KubernetesObject): string {
  const { group, kind } = groupVersionKindOf(object);
  const { metadata } = placed(object);
  return stringifyResourceRef({
    group,
    kind,
    namespace: metadata.namespace,
    name: metadata.name,
  });
}
