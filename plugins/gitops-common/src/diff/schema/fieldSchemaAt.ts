import { FieldSchema } from '../../model/kindSchema';

/** Of a place of which the server says nothing. */
export const anything: FieldSchema = { type: 'any' };

/** Of a field that the server does not have. It drops what is written there. */
export const unknownField: FieldSchema = { type: 'any' };

/** The schema of a field of a value; undefined only where there is no schema at all. */
export function schemaOfField(
  schema: FieldSchema | undefined,
  key: string,
): FieldSchema | undefined {
  if (schema === undefined) {
    return undefined;
  }
  const known = schema.fields?.get(key) ?? schema.values;
  if (known) {
    return known;
  }
  return schema.type === 'map' && !schema.open ? unknownField : anything;
}

/** The schema of each item of a list; undefined only where there is no schema at all. */
export function schemaOfItem(
  schema: FieldSchema | undefined,
): FieldSchema | undefined {
  return schema && (schema.items ?? anything);
}
