import { FieldSet } from '../fieldSets/FieldSet';
import { ManagedFieldsEntry } from '../types';

/** Who writes: the server keeps one set of fields for each combination. */
export interface Writer {
  manager: string;
  operation: 'Apply' | 'Update';
  subresource?: string;
}

/** A writer with the fields it owns. */
export interface Owner extends Writer {
  apiVersion: string;
  time?: string;
  fields: FieldSet;
}

/** Reads `metadata.managedFields`. */
export function readOwners(
  entries: readonly ManagedFieldsEntry[] = [],
): Owner[] {
  return entries.map(entry => ({
    manager: entry.manager,
    operation: entry.operation,
    subresource: entry.subresource,
    apiVersion: entry.apiVersion,
    time: entry.time,
    fields: FieldSet.fromFieldsV1(entry.fieldsV1 ?? {}),
  }));
}

/** Writes `metadata.managedFields` in the server's order: appliers first, then by time and name. */
export function writeOwners(owners: readonly Owner[]): ManagedFieldsEntry[] {
  return owners
    .filter(owner => !owner.fields.isEmpty)
    .sort(
      (a, b) =>
        a.operation.localeCompare(b.operation) ||
        (a.time ?? '').localeCompare(b.time ?? '') ||
        a.manager.localeCompare(b.manager),
    )
    .map(owner => ({
      manager: owner.manager,
      operation: owner.operation,
      apiVersion: owner.apiVersion,
      ...(owner.time ? { time: owner.time } : {}),
      fieldsType: 'FieldsV1',
      fieldsV1: owner.fields.toFieldsV1(),
      ...(owner.subresource ? { subresource: owner.subresource } : {}),
    }));
}

export function isSameWriter(a: Writer, b: Writer): boolean {
  return (
    a.manager === b.manager &&
    a.operation === b.operation &&
    (a.subresource ?? '') === (b.subresource ?? '')
  );
}
