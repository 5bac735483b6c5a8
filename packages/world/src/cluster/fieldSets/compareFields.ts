import { isDeepStrictEqual } from 'node:util';
import { FieldType, fieldTypeOf, itemTypeOf } from '../schema/FieldType';
import { isFields } from '../types';
import { FieldSet } from './FieldSet';
import { fieldElement, isGranularList, itemElement } from './pathElements';

/** What differs between two versions of an object. */
export interface FieldChanges {
  /** Fields that are new or have another value. */
  changed: FieldSet;
  removed: FieldSet;
}

/** Compares two versions of an object field by field, as the server does to find out what a write has touched. */
export function compareFields(
  before: unknown,
  after: unknown,
  type: FieldType,
): FieldChanges {
  const changes = { changed: new FieldSet(), removed: new FieldSet() };
  compare({ before, after, type, path: [] }, changes);
  return changes;
}

interface Position {
  before: unknown;
  after: unknown;
  type: FieldType;
  path: string[];
}

function compare(at: Position, changes: FieldChanges): void {
  const { before, after, type, path } = at;
  if (before === undefined && after === undefined) {
    return;
  }
  const granular =
    isGranular(type, before ?? after) &&
    isGranular(type, after ?? before) &&
    Array.isArray(before ?? after) === Array.isArray(after ?? before);
  if (!granular) {
    if (!isDeepStrictEqual(before, after)) {
      (after === undefined ? changes.removed : changes.changed).add(path);
    }
    return;
  }
  if (path.length > 0 && before === undefined) {
    changes.changed.add(path);
  } else if (path.length > 0 && after === undefined) {
    changes.removed.add(path);
  }
  const entries = [entriesOf(before, type), entriesOf(after, type)];
  for (const element of new Set(entries.flatMap(e => [...e.keys()]))) {
    compare(
      {
        before: entries[0].get(element),
        after: entries[1].get(element),
        type: element.startsWith('f:')
          ? fieldTypeOf(type, element.slice(2))
          : itemTypeOf(type),
        path: [...path, element],
      },
      changes,
    );
  }
}

function isGranular(type: FieldType, value: unknown): boolean {
  if (isFields(value)) {
    return !type.atomic && Object.keys(value).length > 0;
  }
  return isGranularList(type, value) && (value as unknown[]).length > 0;
}

function entriesOf(value: unknown, type: FieldType): Map<string, unknown> {
  if (Array.isArray(value)) {
    return new Map(value.map(item => [itemElement(type, item), item]));
  }
  return isFields(value)
    ? new Map(
        Object.entries(value).map(([name, child]) => [
          fieldElement(name),
          child,
        ]),
      )
    : new Map();
}
