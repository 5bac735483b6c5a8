import {
  LiveIndex,
  ResourceRef,
  ResourceVerdict,
} from '@oneroof/plugin-gitops-common';
import { refOfKey } from './refOfKey';
import { RememberedResource } from './TargetMemory';

/**
 * Surplus objects whose kind cannot be listed now. Nobody has seen them go: taken as gone, a missing permission would
 * turn the placement green, and since no document names such a kind, nobody would ever ask for it again.
 *
 * @param judged - keys of what has a verdict already
 */
export function findUnseenExtras(
  remembered: ReadonlyMap<string, RememberedResource>,
  judged: { has(key: string): boolean },
  live: LiveIndex,
): Array<{ key: string; verdict: ResourceVerdict }> {
  return [...remembered].flatMap(([key, resource]) => {
    if (resource.sync !== 'extra' || judged.has(key)) {
      return [];
    }
    const ref = refOfKey(key, resource);
    const cause = findFailure(ref, live);
    return cause ? [{ key, verdict: toUnknown(ref, resource, cause) }] : [];
  });
}

function findFailure(
  { group, kind, namespace }: ResourceRef,
  live: LiveIndex,
): ResourceVerdict['cause'] {
  const failure = live.kind(group, kind)?.failure;
  const covers =
    failure?.namespaces === undefined ||
    namespace === undefined ||
    failure.namespaces.includes(namespace);
  return covers ? failure?.cause : undefined;
}

function toUnknown(
  ref: ResourceRef,
  { apiVersion }: RememberedResource,
  cause: ResourceVerdict['cause'],
): ResourceVerdict {
  return {
    ref,
    apiVersion,
    sync: 'unknown',
    cause,
    drift: [],
    unmanaged: [],
    ignoredBy: [],
    warnings: [],
  };
}
