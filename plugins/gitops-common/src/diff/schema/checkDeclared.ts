import { FieldSchema, FieldType } from '../../model/kindSchema';
import { FieldPath, fieldPathText, keySegment } from '../fields/FieldPath';
import { isMap } from '../values/json';
import { schemaOfField, schemaOfItem, unknownField } from './fieldSchemaAt';

/** What the server would say to a declared value. */
export interface DeclaredFaults {
  /** Why it would refuse the document; names a path, never a value. */
  refusal?: string;
  /** Paths of fields that it does not have. */
  unknownFields: string[];
}

/** What a type is called in a sentence, and what fits it. A null fits everywhere: it declares nothing. */
const checks: Record<
  Exclude<FieldType, 'any'>,
  { words: string; fits: (value: unknown) => boolean }
> = {
  map: { words: 'a map', fits: isMap },
  list: { words: 'a list', fits: Array.isArray },
  text: { words: 'a text', fits: isText },
  bytes: { words: 'a text', fits: isText },
  duration: { words: 'a text', fits: isText },
  boolean: { words: 'true or false', fits: v => typeof v === 'boolean' },
  integer: {
    words: 'a whole number',
    fits: v => typeof v === 'bigint' || Number.isInteger(v),
  },
  number: { words: 'a number', fits: isNumber },
  'int-or-string': {
    words: 'a number or a text',
    fits: v => isNumber(v) || isText(v),
  },
  quantity: {
    words: 'a quantity',
    fits: v => isNumber(v) || isText(v),
  },
};

/** Checks a declared value that live lacks or holds otherwise: what equals live needs no check, the server took it. */
export function checkDeclared(
  schema: FieldSchema | undefined,
  value: unknown,
  path: FieldPath | undefined,
): DeclaredFaults {
  const faults: DeclaredFaults = { unknownFields: [] };
  check(schema, value, { path, faults });
  return faults;
}

function check(
  schema: FieldSchema | undefined,
  value: unknown,
  at: { path: FieldPath | undefined; faults: DeclaredFaults },
): void {
  const { path, faults } = at;
  if (schema === unknownField) {
    faults.unknownFields.push(fieldPathText(path));
    return;
  }
  if (!schema || schema.type === 'any' || value === null) {
    return;
  }
  const { words, fits } = checks[schema.type];
  if (!fits(value)) {
    faults.refusal ??= `${fieldPathText(
      path,
    )} must be ${words}, but is of type ${typeName(value)}`;
    return;
  }
  if (Array.isArray(value)) {
    value.forEach((item, position) =>
      check(schemaOfItem(schema), item, {
        path: { parent: path, text: `[${position}]` },
        faults,
      }),
    );
  } else if (isMap(value)) {
    for (const key of Object.keys(value)) {
      check(schemaOfField(schema, key), value[key], {
        path: { parent: path, text: keySegment(key) },
        faults,
      });
    }
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'bigint';
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) {
    return 'list';
  }
  return isMap(value) ? 'map' : typeof value;
}
