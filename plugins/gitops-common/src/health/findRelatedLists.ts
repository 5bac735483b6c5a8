import { GroupVersionKind, KubernetesObject } from '../model/resource';
import { assessHealth } from './assessHealth';
import { findRule } from './healthRules';
import { RelatedKind } from './RelatedKind';
import { at, textAt } from './statusFields';

/**
 * Objects that have to be read before another object can be judged.
 *
 * @public
 */
export interface RelatedList extends GroupVersionKind {
  /** Absent for kinds of the cluster. */
  namespace?: string;
  /** Labels that all of them carry; absent where any may be wanted. */
  labels?: Record<string, string>;
}

/**
 * What has to be read for the health of an object: nothing, unless the object by itself only says that it is on its way
 * and its rule knows who could say more. Never throws.
 *
 * @public
 */
export function findRelatedLists(
  object: KubernetesObject,
  options: { now?: Date } = {},
): RelatedList[] {
  const { wants } = findRule(object);
  return wants && assessHealth(object, options).status === 'progressing'
    ? wants.map(kind => toList(object, kind))
    : [];
}

function toList(
  object: KubernetesObject,
  { scope, selected, ...rest }: RelatedKind,
): RelatedList {
  const { group, version, kind } = rest;
  const namespace = textAt(object, 'metadata', 'namespace') || 'default';
  const labels = selected ? labelsOfSelector(object) : undefined;
  return {
    group,
    version,
    kind,
    ...(scope === 'namespace' && { namespace }),
    ...(labels && { labels }),
  };
}

/** Equalities only: where a selector says more, all pods of the namespace are read, and owners tell whose they are. */
function labelsOfSelector(
  object: KubernetesObject,
): Record<string, string> | undefined {
  const selector = at(object, 'spec', 'selector');
  // A replication controller selects by the labels themselves.
  const labels =
    object.kind === 'ReplicationController'
      ? selector
      : at(selector, 'matchLabels');
  if (labels === null || typeof labels !== 'object' || Array.isArray(labels)) {
    return undefined;
  }
  const pairs = Object.entries(labels).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  return pairs.length > 0 ? Object.fromEntries(pairs) : undefined;
}
