import { compareFields } from '../fieldSets/compareFields';
import { FieldType } from '../schema/FieldType';
import { KubeObject, ManagedFieldsEntry } from '../types';
import { isSameWriter, Owner, readOwners, writeOwners } from './managers';
import { ownableFields } from './ownableFields';
import { skeletonOf } from './skeletonOf';

/** The circumstances of a write. */
export interface WriteContext {
  manager: string;
  subresource?: string;
  type: FieldType;
  /** Time of the write in ISO 8601, in seconds as the server has it. */
  time: string;
}

/**
 * The owners after a plain write: the writer takes what it has changed or added, and everybody loses what is gone.
 */
export function recordUpdate(
  live: KubeObject | undefined,
  next: KubeObject,
  context: WriteContext,
): ManagedFieldsEntry[] {
  const { changed, removed } = compareFields(
    live ? ownableFields(live, context.subresource) : skeletonOf(next),
    ownableFields(next, context.subresource),
    context.type,
  );
  const writer: Owner = {
    manager: context.manager,
    operation: 'Update',
    subresource: context.subresource,
    apiVersion: next.apiVersion,
    time: context.time,
    fields: changed,
  };
  const before = readOwners(live?.metadata.managedFields);
  const own = before.find(owner => isSameWriter(owner, writer));
  const others = before
    .filter(owner => owner !== own)
    .map(owner => ({
      ...owner,
      fields: owner.fields.difference(changed).difference(removed),
    }));
  if (own && changed.isEmpty) {
    const fields = own.fields.difference(removed);
    return writeOwners([...others, { ...own, fields }]);
  }
  const fields = (own?.fields.difference(removed) ?? changed).union(changed);
  return writeOwners([...others, { ...writer, fields }]);
}
