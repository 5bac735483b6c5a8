import {
  KubernetesObject,
  ResourceRef,
  stringifyResourceRef,
} from '../model/resource';
import { CompareOptions } from './CompareOptions';
import { hookOf } from './known/hooks';
import { otherGroupOf } from './known/kinds';
import { markOf } from './known/marks';
import { LiveIndex } from './LiveIndex';
import { refOf } from './refOf';
import { ResourceVerdict } from './ResourceVerdict';
import { applicationMarksOf, trackingMarksOf } from './trackingMarks';

/**
 * Live objects that git does not declare and that carry a tracking mark of the declared ones. While a file of the
 * placement does not parse, such an object may well be declared in it: then it is `unknown`.
 */
export function findExtras(
  index: LiveIndex,
  placement: {
    declared: { has(key: string): boolean };
    /** Of the declared objects and of their live counterparts: engines put their marks on either. */
    marks: ReadonlySet<string>;
    unreadable?: string;
    isDeclaredElsewhere?: CompareOptions['isDeclaredElsewhere'];
  },
): ResourceVerdict[] {
  const applications = applicationMarksOf(placement.marks);
  const found = new Map<string, KubernetesObject>();
  for (const mark of placement.marks) {
    for (const object of index.marked(mark)) {
      const ref = refOf(object);
      const key = stringifyResourceRef(ref);
      if (
        !placement.declared.has(key) &&
        !isAmongInOtherGroup(ref, placement.declared) &&
        !isOfOtherApplication(object, applications) &&
        !placement.isDeclaredElsewhere?.(ref)
      ) {
        found.set(key, object);
      }
    }
  }
  const keys = new Set(found.keys());
  return [...found.values()]
    .filter(object => !isOldNameOf(refOf(object), keys))
    .map(object => judgeExtra(object, placement.unreadable));
}

/** Whether Argo CD counts an object to another application than those of the placement, though it shares a label. */
function isOfOtherApplication(
  object: KubernetesObject,
  applications: ReadonlySet<string>,
): boolean {
  if (applications.size === 0) {
    return false;
  }
  const own = [...applicationMarksOf(trackingMarksOf(object))];
  return own.length > 0 && !own.some(mark => applications.has(mark));
}

/** A kind that has moved is served in both groups: where both are read, one object comes twice. */
function isAmongInOtherGroup(
  ref: ResourceRef,
  keys: { has(key: string): boolean },
): boolean {
  const group = otherGroupOf(ref.group, ref.kind);
  return (
    group !== undefined && keys.has(stringifyResourceRef({ ...ref, group }))
  );
}

function isOldNameOf(
  ref: ResourceRef,
  keys: { has(key: string): boolean },
): boolean {
  return ref.group === 'extensions' && isAmongInOtherGroup(ref, keys);
}

function judgeExtra(
  object: KubernetesObject,
  unreadable: string | undefined,
): ResourceVerdict {
  const verdict: ResourceVerdict = {
    ref: refOf(object),
    apiVersion: object.apiVersion,
    sync: 'extra',
    drift: [],
    unmanaged: [],
    ignoredBy: [],
    warnings: [],
  };
  if (unreadable !== undefined) {
    return {
      ...verdict,
      sync: 'unknown',
      cause: { code: 'invalid', message: unreadable },
      warnings: [{ code: 'invalid-yaml', message: unreadable }],
    };
  }
  const reason = whyNoSurplus(object);
  return reason === undefined
    ? verdict
    : { ...verdict, sync: 'ignored', ignoredBy: [reason] };
}

function whyNoSurplus(object: KubernetesObject): string | undefined {
  const options = markOf(
    object,
    'annotations',
    'argocd.argoproj.io/compare-options',
  );
  if (options?.split(',').some(o => o.trim() === 'IgnoreExtraneous')) {
    return 'the object asks to be left alone (IgnoreExtraneous)';
  }
  const hook = hookOf(object);
  return hook && `a hook that has run and is still there (${hook})`;
}
