import { isDeepStrictEqual } from 'node:util';
import { compareFields } from '../fieldSets/compareFields';
import { FieldSet } from '../fieldSets/FieldSet';
import { fieldsOf } from '../fieldSets/fieldsOf';
import { mergeFields } from '../fieldSets/mergeFields';
import { describePath } from '../fieldSets/pathElements';
import { removeFields } from '../fieldSets/removeFields';
import { Fields, KubeObject, ManagedFieldsEntry } from '../types';
import { isSameWriter, Owner, readOwners, writeOwners } from './managers';
import { ownableFields } from './ownableFields';
import { WriteContext } from './recordUpdate';

/** A field that another manager owns with another value. */
export interface ApplyConflict {
  manager: string;
  path: string;
}

/** Either the object after the apply, or the conflicts that stop it. */
export type ApplyResult =
  | { object: KubeObject; conflicts?: undefined }
  | { conflicts: ApplyConflict[] };

/**
 * Server-side apply: merges a configuration into the live object, takes out what the applier no longer declares and
 * nobody else owns, and moves ownership. `complete` adds the server's defaults to what was merged.
 */
export function applyConfiguration(
  live: KubeObject | undefined,
  config: KubeObject,
  context: WriteContext & {
    force: boolean;
    complete: (object: KubeObject) => KubeObject;
  },
): ApplyResult {
  const declared = ownableFields(config, context.subresource);
  const declaredSet = fieldsOf(declared, context.type);
  const owners = readOwners(live?.metadata.managedFields);
  const writer: Owner = {
    manager: context.manager,
    operation: 'Apply',
    subresource: context.subresource,
    apiVersion: config.apiVersion,
    time: context.time,
    fields: declaredSet,
  };
  const before = ownableFields(live, context.subresource);
  const own = owners.find(owner => isSameWriter(owner, writer));
  const others = owners.filter(owner => owner !== own);
  const merged = mergeFields(before, declared, context.type) as Fields;
  const { changed } = compareFields(before, merged, context.type);
  const conflicts = findConflicts(others, changed);
  if (conflicts.length > 0 && !context.force) {
    return { conflicts };
  }
  const kept = others.reduce(
    (set, owner) => set.union(owner.fields.difference(changed)),
    declaredSet,
  );
  const pruned = removeFields(merged, context.type, {
    removed: own?.fields.difference(declaredSet) ?? new FieldSet(),
    kept,
  }) as Fields;
  const next = context.complete(
    replaceOwnable(live ?? config, pruned, context),
  );
  const { removed } = compareFields(
    before,
    ownableFields(next, context.subresource),
    context.type,
  );
  const losers = others.map(owner => ({
    ...owner,
    fields: owner.fields.difference(changed).difference(removed),
  }));
  const managedFields = keepTimeWhenEqual(live, own, writer, losers);
  return { object: { ...next, metadata: { ...next.metadata, managedFields } } };
}

function findConflicts(others: Owner[], changed: FieldSet): ApplyConflict[] {
  return others.flatMap(owner =>
    [...owner.fields.intersection(changed).paths()].map(path => ({
      manager: owner.manager,
      path: describePath(path),
    })),
  );
}

/** Lays the written part over the object, leaving alone what this write cannot own. */
function replaceOwnable(
  object: KubeObject,
  part: Fields,
  context: WriteContext,
): KubeObject {
  if (context.subresource === 'status') {
    return { ...object, status: part.status };
  }
  const { metadata, ...rest } = part as { metadata?: Fields };
  const ownable = ownableFields(object).metadata as Fields | undefined;
  const fixed = Object.fromEntries(
    Object.entries(object.metadata).filter(
      ([name]) => !ownable || !Object.hasOwn(ownable, name),
    ),
  );
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: { ...fixed, ...metadata } as KubeObject['metadata'],
    ...rest,
    ...(object.status === undefined ? {} : { status: object.status }),
  };
}

/** An apply that changes nothing leaves the time alone, so that it causes no new version of the object. */
function keepTimeWhenEqual(
  live: KubeObject | undefined,
  own: Owner | undefined,
  writer: Owner,
  others: Owner[],
): ManagedFieldsEntry[] {
  const unchanged = writeOwners([...others, { ...writer, time: own?.time }]);
  return isDeepStrictEqual(unchanged, live?.metadata.managedFields)
    ? unchanged
    : writeOwners([...others, writer]);
}
