import { GroupVersionKind } from '@oneroof/plugin-gitops-common';

/** A kind in one version, as discovery describes it. */
export interface ServedKind extends GroupVersionKind {
  /** Plural by which URLs name it, for example `deployments`. */
  resource: string;
  namespaced: boolean;
  /** Some kinds, such as reviews, can only be created. */
  listable: boolean;
}

/** `deployments.apps`; core kinds without a dot. */
export function nameResource(kind: ServedKind): string {
  return kind.group ? `${kind.resource}.${kind.group}` : kind.resource;
}

/** Path of the list of a kind, in all namespaces or in one. */
export function pathOfList(kind: ServedKind, namespace?: string): string {
  return [
    pathOfVersion(kind.group, kind.version),
    ...(namespace === undefined
      ? []
      : ['namespaces', encodeURIComponent(namespace)]),
    encodeURIComponent(kind.resource),
  ].join('/');
}

/** Path below which the resources of a group and version are served. */
export function pathOfVersion(group: string, version: string): string {
  return group === ''
    ? `/api/${encodeURIComponent(version)}`
    : `/apis/${encodeURIComponent(group)}/${encodeURIComponent(version)}`;
}
