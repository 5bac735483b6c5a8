import { FieldType, fieldTypeOf, itemTypeOf } from '../schema/FieldType';
import { isFields } from '../types';
import { FieldSet } from './FieldSet';
import { fieldElement, isGranularList, itemElement } from './pathElements';

/**
 * Takes fields out of an object. What holds a field of `kept` stays, so that removing an item that somebody else has
 * written into leaves that part alone.
 */
export function removeFields(
  value: unknown,
  type: FieldType,
  sets: { removed: FieldSet; kept: FieldSet },
): unknown {
  return remove({ value, type, path: [] }, sets);
}

function remove(
  at: { value: unknown; type: FieldType; path: string[] },
  sets: { removed: FieldSet; kept: FieldSet },
): unknown {
  const { value, type, path } = at;
  const isRemoved = (childPath: string[]) =>
    sets.removed.has(childPath) && !sets.kept.touches(childPath);
  if (isGranularList(type, value)) {
    return (value as unknown[])
      .map(item => ({ item, path: [...path, itemElement(type, item)] }))
      .filter(child => !isRemoved(child.path))
      .map(child =>
        remove(
          { value: child.item, type: itemTypeOf(type), path: child.path },
          sets,
        ),
      );
  }
  if (!isFields(value) || type.atomic) {
    return value;
  }
  const result: Record<string, unknown> = {};
  for (const [name, child] of Object.entries(value)) {
    const childPath = [...path, fieldElement(name)];
    if (isRemoved(childPath)) {
      continue;
    }
    const childType = fieldTypeOf(type, name);
    const rest = remove(
      { value: child, type: childType, path: childPath },
      sets,
    );
    // A map or list that only held removed fields goes with them, as pointers and slices do on a real server.
    if (!isHollow(rest) || isHollow(child)) {
      result[name] = rest;
    }
  }
  return result;
}

function isHollow(value: unknown): boolean {
  return Array.isArray(value)
    ? value.length === 0
    : isFields(value) && Object.keys(value).length === 0;
}
