import { FieldType, keyOfItem } from '../schema/FieldType';
import { isFields } from '../types';

/** The path element of a field. */
export function fieldElement(name: string): string {
  return `f:${name}`;
}

/** The path element of a list's item: by its keys, or by its value where the list is a set. */
export function itemElement(list: FieldType, item: unknown): string {
  if (list.keys && isFields(item)) {
    return `k:${JSON.stringify(keyOfItem(item, list.keys))}`;
  }
  return `v:${JSON.stringify(item)}`;
}

/** Whether the items of this list have owners of their own. */
export function isGranularList(type: FieldType, value: unknown): boolean {
  return (
    Array.isArray(value) &&
    !type.atomic &&
    (Boolean(type.set) || (Boolean(type.keys) && value.every(isFields)))
  );
}

/** A path as the server's messages write it: `.spec.ports[port=80,protocol="TCP"].targetPort`. */
export function describePath(path: readonly string[]): string {
  return path
    .map(element => {
      const rest = element.slice(2);
      if (element.startsWith('f:')) {
        return `.${rest}`;
      }
      if (element.startsWith('v:')) {
        return `[=${rest}]`;
      }
      const keys = Object.entries(JSON.parse(rest) as object)
        .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
        .join(',');
      return `[${keys}]`;
    })
    .join('');
}
