import { JsonValue } from '../../../model/resource';
import { requireValue } from './requireValue';
import { TemplateFault } from './TemplateFault';
import { known, TemplateValue } from './TemplateValue';

/**
 * Follows the fields of a value.
 *
 * @param place - where it stands, and what the value is called whose fields are followed
 * @throws TemplateFault
 */
export function followFields(
  start: TemplateValue,
  fields: readonly string[],
  place: { offset: number; name: string },
): TemplateValue {
  let value = start;
  let { name } = place;
  for (const field of fields) {
    if (value.type === 'missing') {
      return { ...value, isEmpty: false };
    }
    if (value.type === 'root') {
      value = fieldOfRoot(value.vars, field, place.offset);
      name = '';
      continue;
    }
    name = name === '' ? field : `${name}.${field}`;
    value = fieldOf(
      requireValue(value, place.offset),
      field,
      place.offset,
      name,
    );
  }
  return value;
}

function fieldOfRoot(
  vars: { [key: string]: JsonValue },
  field: string,
  offset: number,
): TemplateValue {
  if (field === 'Vars') {
    return known(vars);
  }
  throw new TemplateFault(
    'unsupported',
    field === 'Env'
      ? '.Env is not supported: the environment that goss runs in is not known here'
      : `.${field.slice(0, 50)} is not supported: a template has .Vars`,
    offset,
  );
}

function fieldOf(
  value: JsonValue,
  field: string,
  ...[offset, name]: [number, string]
): TemplateValue {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new TemplateFault(
      'invalid-desired',
      `"${clip(name)}": there are no fields in what is no map`,
      offset,
    );
  }
  return Object.hasOwn(value, field)
    ? known(value[field])
    : missing(name, offset, false);
}

/**
 * An element of a list or an entry of a map, as `index` finds it.
 *
 * @throws TemplateFault
 */
export function valueAt(
  value: JsonValue,
  key: JsonValue,
  offset: number,
): TemplateValue {
  if (Array.isArray(value) && typeof key === 'number') {
    if (Number.isInteger(key) && key >= 0 && key < value.length) {
      return known(value[key]);
    }
    throw new TemplateFault(
      'invalid-desired',
      `there is no element ${key} in a list of ${value.length}`,
      offset,
    );
  }
  if (
    value !== null &&
    typeof value === 'object' &&
    !Array.isArray(value) &&
    typeof key === 'string'
  ) {
    return Object.hasOwn(value, key)
      ? known(value[key])
      : missing(key, offset, true);
  }
  throw new TemplateFault(
    'invalid-desired',
    'index needs a list and a number, or a map and a text',
    offset,
  );
}

function missing(
  name: string,
  offset: number,
  isEmpty: boolean,
): TemplateValue {
  const message = `the variable "${clip(name)}" is not set`;
  const fault = new TemplateFault('missing-variable', message, offset);
  return { type: 'missing', fault, isEmpty };
}

function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
