import { KubernetesObject } from '@oneroof/plugin-gitops-common';
import { ServedKind } from './ServedKind';

/** A page of a list. */
export interface ListPage {
  objects: KubernetesObject[];
  /** Empty on the last page. */
  continueToken: string;
}

/**
 * Takes a list apart. Written by hand, since every object of a fleet passes here each minute: no object is copied.
 *
 * @returns `undefined` for anything but a list of named objects
 */
export function parsePage(
  body: unknown,
  kind: ServedKind,
): ListPage | undefined {
  // A server in Go writes an empty list as null; an answer without one, such as a Status, says nothing of objects.
  if (!isRecord(body) || !isRecord(body.metadata) || body.items === undefined) {
    return undefined;
  }
  const items = body.items ?? [];
  const continueToken = body.metadata.continue ?? '';
  if (!Array.isArray(items) || typeof continueToken !== 'string') {
    return undefined;
  }
  const apiVersion = kind.group
    ? `${kind.group}/${kind.version}`
    : kind.version;
  for (const item of items) {
    if (!isNamed(item)) {
      return undefined;
    }
    // Items of built-in kinds come without these two.
    item.apiVersion = apiVersion;
    item.kind = kind.kind;
  }
  return { objects: items, continueToken };
}

function isNamed(item: unknown): item is KubernetesObject {
  return (
    isRecord(item) &&
    isRecord(item.metadata) &&
    typeof item.metadata.name === 'string' &&
    (item.metadata.namespace === undefined ||
      typeof item.metadata.namespace === 'string')
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
