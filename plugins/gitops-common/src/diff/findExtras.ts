import { KubernetesObject, stringifyResourceRef } from '../model/resource';
import { LiveIndex } from './LiveIndex';
import { refOf } from './refOf';
import { ResourceVerdict } from './ResourceVerdict';
import { isMap, own } from './values/json';

/**
 * Live objects that git does not declare and that carry a tracking mark of the declared ones. While a file of the
 * placement does not parse, such an object may well be declared in it: then it is `unknown`.
 */
export function findExtras(
  index: LiveIndex,
  placement: {
    declared: ReadonlySet<string>;
    /** Of the declared objects and of their live counterparts: engines put their marks on either. */
    marks: ReadonlySet<string>;
    unreadable?: string;
  },
): ResourceVerdict[] {
  const found = new Map<string, KubernetesObject>();
  for (const mark of placement.marks) {
    for (const object of index.marked(mark)) {
      const key = stringifyResourceRef(refOf(object));
      if (!placement.declared.has(key)) {
        found.set(key, object);
      }
    }
  }
  return [...found.values()].map(object =>
    judgeExtra(object, placement.unreadable),
  );
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
  const { annotations } = object.metadata;
  const options = isMap(annotations)
    ? own(annotations, 'argocd.argoproj.io/compare-options')
    : undefined;
  return typeof options === 'string' &&
    options.split(',').some(option => option.trim() === 'IgnoreExtraneous')
    ? {
        ...verdict,
        sync: 'ignored',
        ignoredBy: ['the object asks to be left alone (IgnoreExtraneous)'],
      }
    : verdict;
}
