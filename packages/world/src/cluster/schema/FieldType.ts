import fieldTypes from './fieldTypes.json';

/** What decides how a field is merged and who owns which part of it. */
export interface FieldType {
  /** Type of the value, or of each item or entry. */
  type?: string;
  /** Keys that identify the items of a list; a list without keys and without `set` is replaced as a whole. */
  keys?: string[];
  /** A list of scalars that is a set. */
  set?: boolean;
  /** A map whose keys are data, not fields. */
  map?: boolean;
  /** Owned and replaced as a whole. */
  atomic?: boolean;
  /** Strategic merge patches merge this list by the key; the empty string means: as a set of scalars. */
  patchMerge?: string;
}

const types: Record<string, Record<string, FieldType>> = fieldTypes.types;
const kinds: Record<string, string> = fieldTypes.kinds;

/** The type of a whole object; of a custom resource nothing is known but its metadata. */
export function fieldTypeOfKind(group: string, kind: string): FieldType {
  const key = `${group}/${kind}`;
  return { type: Object.hasOwn(kinds, key) ? kinds[key] : 'custom' };
}

/** The type of a field of a value of the given type. What is unknown is merged as a plain map, and lists as a whole. */
export function fieldTypeOf(parent: FieldType, field: string): FieldType {
  if (parent.map) {
    return parent.type ? { type: parent.type } : {};
  }
  if (parent.type === 'custom') {
    return field === 'metadata' ? { type: 'meta.v1.ObjectMeta' } : {};
  }
  const fields = parent.type ? types[parent.type] : undefined;
  return fields && Object.hasOwn(fields, field) ? fields[field] : {};
}

/** The type of each item of a list. */
export function itemTypeOf(list: FieldType): FieldType {
  return list.type ? { type: list.type } : {};
}

/** The server gives a port without protocol this one, and it takes part in the port's key. */
const keyDefaults: Record<string, unknown> = { protocol: 'TCP' };

/** The values of a list item's keys, with the server's defaults. */
export function keyOfItem(
  item: Record<string, unknown>,
  keys: readonly string[],
): Record<string, unknown> {
  const key: Record<string, unknown> = {};
  for (const name of [...keys].sort()) {
    const value = item[name] ?? keyDefaults[name];
    if (value !== undefined) {
      key[name] = value;
    }
  }
  return key;
}
