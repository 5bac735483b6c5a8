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
  const granular = isGranular(type, before, after);
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

/** Two empty values, or an empty and an absent one, are compared as a whole: the difference is all there is to own. */
function isGranular(type: FieldType, before: unknown, after: unknown): boolean {
  const present = [before, after].filter(value => value !== undefined);
  const areMaps = !type.atomic && present.every(isFields);
  const areLists = present.every(value => isGranularList(type, value));
  return (areMaps || areLists) && present.some(value => !isEmpty(value));
}

function isEmpty(value: unknown): boolean {
  return Object.keys(value as object).length === 0;
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
