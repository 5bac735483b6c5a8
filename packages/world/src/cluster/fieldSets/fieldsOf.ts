import { FieldType, fieldTypeOf, itemTypeOf } from '../schema/FieldType';
import { isFields } from '../types';
import { FieldSet } from './FieldSet';
import { fieldElement, isGranularList, itemElement } from './pathElements';

/** The fields that a configuration declares: what its applier owns. */
export function fieldsOf(value: unknown, type: FieldType): FieldSet {
  const set = new FieldSet();
  collect({ value, type, path: [], set });
  return set;
}

function collect(at: {
  value: unknown;
  type: FieldType;
  path: string[];
  set: FieldSet;
}): void {
  const { value, type, path, set } = at;
  if (isGranularList(type, value)) {
    for (const item of value as unknown[]) {
      const itemPath = [...path, itemElement(type, item)];
      // An item is owned as such beside its fields, or nobody could be asked to remove it.
      set.add(itemPath);
      if (isFields(item)) {
        collect({ value: item, type: itemTypeOf(type), path: itemPath, set });
      }
    }
    return;
  }
  if (isFields(value) && !type.atomic && Object.keys(value).length > 0) {
    for (const [name, child] of Object.entries(value)) {
      const childPath = [...path, fieldElement(name)];
      const childType = fieldTypeOf(type, name);
      collect({ value: child, type: childType, path: childPath, set });
    }
    return;
  }
  if (path.length > 0) {
    set.add(path);
  }
}
