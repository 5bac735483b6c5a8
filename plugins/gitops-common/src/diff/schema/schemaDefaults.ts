import { FieldSchema } from '../../model/kindSchema';
import { equalNumbers, isMap } from '../values/json';
import { schemaOfField, schemaOfItem } from './fieldSchemaAt';

/** Whether the server puts this very value where nothing is written, with the defaults of all that is within it. */
export function isSchemaDefault(
  schema: FieldSchema | undefined,
  value: unknown,
): boolean {
  return (
    schema?.default !== undefined && isFilledIn(schema, schema.default, value)
  );
}

function isFilledIn(
  schema: FieldSchema | undefined,
  written: unknown,
  value: unknown,
): boolean {
  if (written === value || equalNumbers(written, value)) {
    return true;
  }
  if (Array.isArray(written) && Array.isArray(value)) {
    const items = schemaOfItem(schema);
    return (
      written.length === value.length &&
      written.every((item, i) => isFilledIn(items, item, value[i]))
    );
  }
  if (!isMap(written) || !isMap(value)) {
    return false;
  }
  return (
    Object.keys(written).every(key => Object.hasOwn(value, key)) &&
    Object.keys(value).every(key => {
      const field = schemaOfField(schema, key);
      return Object.hasOwn(written, key)
        ? isFilledIn(field, written[key], value[key])
        : isSchemaDefault(field, value[key]);
    })
  );
}
