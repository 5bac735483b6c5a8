import { FieldType, fieldTypeOf, itemTypeOf } from '../schema/FieldType';
import { Fields, isFields } from '../types';

const directive =
  /^\$(setElementOrder|deleteFromPrimitiveList|retainKeys|patch)/;

/** The patch of `kubectl edit`, `set` and `patch`: like a merge patch, but keyed lists are merged item by item. */
export function strategicMergePatch(
  target: unknown,
  patch: unknown,
  type: FieldType,
): unknown {
  if (!isFields(patch)) {
    return patch;
  }
  if (patch.$patch === 'replace') {
    return withoutDirectives(patch);
  }
  const result: Fields = retain(isFields(target) ? target : {}, patch);
  for (const [name, value] of Object.entries(patch)) {
    if (directive.test(name)) {
      continue;
    }
    if (value === null || (isFields(value) && value.$patch === 'delete')) {
      delete result[name];
    } else {
      result[name] = patchField(result[name], value, fieldTypeOf(type, name));
    }
  }
  for (const [name, value] of Object.entries(patch)) {
    const field = /^\$deleteFromPrimitiveList\/(.+)$/.exec(name)?.[1];
    const list = field === undefined ? undefined : result[field];
    if (field !== undefined && Array.isArray(list) && Array.isArray(value)) {
      result[field] = list.filter(item => !value.includes(item));
    }
  }
  return result;
}

function retain(target: Fields, patch: Fields): Fields {
  const kept = patch.$retainKeys;
  return Array.isArray(kept)
    ? Object.fromEntries(
        Object.entries(target).filter(([name]) => kept.includes(name)),
      )
    : { ...target };
}

function patchField(target: unknown, value: unknown, type: FieldType): unknown {
  if (!Array.isArray(value) || type.patchMerge === undefined) {
    return strategicMergePatch(target, value, type);
  }
  const current = Array.isArray(target) ? target : [];
  return type.patchMerge === ''
    ? [...new Set([...current, ...value])]
    : mergeItems(current, value, type);
}

function mergeItems(
  target: unknown[],
  patches: unknown[],
  type: FieldType,
): unknown[] {
  const key = type.patchMerge as string;
  if (patches.some(item => isFields(item) && item.$patch === 'replace')) {
    return patches.filter(item => isFields(item) && !item.$patch);
  }
  const items = [...target];
  for (const patch of patches.filter(isFields)) {
    const index = items.findIndex(
      item => isFields(item) && item[key] === patch[key],
    );
    if (patch.$patch === 'delete') {
      if (index >= 0) {
        items.splice(index, 1);
      }
    } else if (index >= 0) {
      items[index] = strategicMergePatch(items[index], patch, itemTypeOf(type));
    } else {
      items.push(withoutDirectives(patch));
    }
  }
  return items;
}

function withoutDirectives(value: Fields): Fields {
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => !directive.test(name)),
  );
}
