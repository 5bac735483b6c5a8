import {
  KubernetesObject,
  parseApiVersion,
  ResourceRef,
  stringifyResourceRef,
} from '../model/resource';
import { DesiredSnapshot } from '../model/snapshot';
import { isClusterScoped } from './known/kinds';
import { LiveIndex } from './LiveIndex';
import { isNamed } from './refOf';
import { Warning } from './ResourceVerdict';

/** A declared object under the reference that it has on the target, and what stands there. */
export interface DeclaredResource {
  ref: ResourceRef;
  /** The reference as text. */
  key: string;
  object: KubernetesObject;
  live: KubernetesObject | undefined;
  warnings: readonly Warning[];
}

const noWarnings: readonly Warning[] = [];

/** Resolves scope and namespace of declared objects; of two with one identity the last one counts. */
export function declaredResources(
  objects: readonly KubernetesObject[],
  live: LiveIndex,
  namespace: string,
): Map<string, DeclaredResource> {
  const declared = new Map<string, DeclaredResource>();
  for (const object of objects) {
    if (!isNamed(object)) {
      continue;
    }
    const ref = resolveRef(object, live, namespace);
    const key = stringifyResourceRef(ref);
    const warnings = declared.has(key)
      ? [
          {
            code: 'duplicate-resource' as const,
            message: `${ref.kind} ${ref.name} is declared more than once; the last one counts`,
          },
        ]
      : noWarnings;
    declared.set(key, {
      ref,
      key,
      object,
      live: live.object(key, object.apiVersion),
      warnings,
    });
  }
  return declared;
}

/**
 * References of all that git declares for a placement, as they stand on the target.
 *
 * @param namespace - of namespaced objects that name none; `default` when absent
 * @public
 */
export function listDeclaredRefs(
  desired: DesiredSnapshot,
  live: LiveIndex,
  namespace: string | undefined,
): ResourceRef[] {
  const declared = declaredResources(
    desired.objects,
    live,
    namespace || 'default',
  );
  return [...declared.values()].map(({ ref }) => ref);
}

/** The reference of something declared: a namespace of a cluster-scoped kind means nothing. */
export function resolveRef(
  object: {
    apiVersion: string;
    kind: string;
    metadata: { name: string; namespace?: string | null };
  },
  live: LiveIndex,
  namespace: string,
): ResourceRef {
  const { group } = parseApiVersion(object.apiVersion);
  const { kind } = object;
  const namespaced =
    live.kind(group, kind)?.namespaced ?? !isClusterScoped(group, kind);
  const { name } = object.metadata;
  return namespaced
    ? { group, kind, namespace: object.metadata.namespace || namespace, name }
    : { group, kind, name };
}
