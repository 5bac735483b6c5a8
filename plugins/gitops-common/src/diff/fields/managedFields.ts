import { Attribution } from '../../model/drift';
import { KubernetesObject } from '../../model/resource';
import { isMap, JsonMap } from '../values/json';

/** One entry of `managedFields`, with what the comparison wants to know of its manager. */
export interface ManagerEntry {
  readonly attribution: Attribution;
  readonly isApplier: boolean;
  /** A part of the control plane, whose writes are bookkeeping and nobody's addition. */
  readonly isSystem: boolean;
}

/** A manager's claim at some place of the document: the part of its field set that stands below. */
export interface Owner {
  readonly entry: ManagerEntry;
  readonly fields: JsonMap;
}

const systemManagers = new Set([
  'clusterrole-aggregation-controller',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubelet',
]);

/** Managers under which the common engines apply from git, for deliveries that do not name theirs. */
const usualAppliers = new Set([
  'argocd-controller',
  'helm',
  'helm-controller',
  'kubectl',
  'kubectl-client-side-apply',
  'kustomize-controller',
  'oneroof',
]);

const none: readonly Owner[] = [];

/** Reads who owns what. Status is never compared, so entries that name nothing else are passed over. */
export function readOwners(
  object: KubernetesObject,
  applier: string | undefined,
): readonly Owner[] {
  const entries = object.metadata.managedFields;
  if (!Array.isArray(entries)) {
    return none;
  }
  const owners: Owner[] = [];
  for (const entry of entries) {
    if (!isMap(entry)) {
      continue;
    }
    const { fieldsV1, manager, operation, subresource, time } = entry;
    if (!isMap(fieldsV1) || namesOnlyStatus(fieldsV1)) {
      continue;
    }
    const name = typeof manager === 'string' ? manager : '';
    owners.push({
      fields: fieldsV1,
      entry: {
        isApplier: applier ? name === applier : usualAppliers.has(name),
        isSystem: systemManagers.has(name),
        attribution: {
          ...(name ? { manager: name } : {}),
          operation: operation === 'Apply' ? 'Apply' : 'Update',
          ...(typeof subresource === 'string' && subresource
            ? { subresource }
            : {}),
          ...(typeof time === 'string' ? { time } : {}),
        },
      },
    });
  }
  return owners;
}

function namesOnlyStatus(fields: JsonMap): boolean {
  for (const token in fields) {
    if (token !== 'f:status') {
      return false;
    }
  }
  return true;
}

/**
 * The claims one step further down. Who owns a node without naming anything below it owns all of it, as with atomic
 * lists.
 */
export function ownersBelow(
  owners: readonly Owner[],
  ...tokens: string[]
): readonly Owner[] {
  if (owners.length === 0) {
    return none;
  }
  if (owners.every(({ fields }) => isLeaf(fields))) {
    return owners;
  }
  const below: Owner[] = [];
  for (const owner of owners) {
    if (isLeaf(owner.fields)) {
      below.push(owner);
      continue;
    }
    for (const token of tokens) {
      const fields = owner.fields[token];
      if (isMap(fields)) {
        below.push({ entry: owner.entry, fields });
      }
    }
  }
  return below;
}

/** Asked for every item of a list, and to begin with the keys of a map of thousands costs as much as to read them all. */
const leaves = new WeakMap<JsonMap, boolean>();

/** Whether a claim names nothing below its place. */
export function isLeaf(fields: JsonMap): boolean {
  let known = leaves.get(fields);
  if (known === undefined) {
    known = namesNothingBelow(fields);
    leaves.set(fields, known);
  }
  return known;
}

function namesNothingBelow(fields: JsonMap): boolean {
  for (const token in fields) {
    if (token !== '.') {
      return false;
    }
  }
  return true;
}

/** The owner that wrote last; of two at one time the one that is not the applier, since it came on top. */
export function newest(owners: readonly Owner[]): Owner | undefined {
  let found: Owner | undefined;
  for (const owner of owners) {
    const time = owner.entry.attribution.time ?? '';
    const best = found?.entry.attribution.time ?? '';
    if (
      !found ||
      time > best ||
      (time === best && found.entry.isApplier && !owner.entry.isApplier)
    ) {
      found = owner;
    }
  }
  return found;
}
