/**
 * Any value that JSON can hold.
 *
 * @public
 */
export type JsonValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | JsonValue[]
  | { [key: string]: JsonValue };

/**
 * A Kubernetes object as a document: untyped but for the fields that name it.
 *
 * @public
 */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    uid?: string;
    resourceVersion?: string;
    generation?: number;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    [key: string]: unknown;
  };
  [key: string]: unknown;
}

/**
 * What identifies a resource on a target. The version is left out on purpose: `apps/v1` and `apps/v1beta1` of one name
 * are one object.
 *
 * @public
 */
export interface ResourceRef {
  /** API group; the empty string for the core group. */
  group: string;
  kind: string;
  /** Absent for cluster-scoped kinds. */
  namespace?: string;
  name: string;
}

/**
 * A kind as a manifest names it.
 *
 * @public
 */
export interface GroupVersionKind {
  group: string;
  version: string;
  kind: string;
}

/**
 * One line that identifies a resource, unique on its target: `group/kind/namespace/name`, with empty parts where there
 * is no group or namespace.
 *
 * @public
 */
export function stringifyResourceRef(ref: ResourceRef): string {
  return `${ref.group}/${ref.kind}/${ref.namespace ?? ''}/${ref.name}`;
}

/**
 * Splits an `apiVersion` into group and version: `apps/v1` and, for the core group, `v1`.
 *
 * @public
 */
export function parseApiVersion(apiVersion: string): {
  group: string;
  version: string;
} {
  const slash = apiVersion.indexOf('/');
  return slash < 0
    ? { group: '', version: apiVersion }
    : {
        group: apiVersion.slice(0, slash),
        version: apiVersion.slice(slash + 1),
      };
}

/**
 * The kind that an object's own fields name.
 *
 * @public
 */
export function groupVersionKindOf(object: {
  apiVersion: string;
  kind: string;
}): GroupVersionKind {
  return { ...parseApiVersion(object.apiVersion), kind: object.kind };
}
