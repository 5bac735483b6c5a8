import { z } from 'zod';

type Definition = z.core.$ZodTypes['_zod']['def'];

/** The fields that a schema has where a path leads, of all alternatives together. */
export function fieldsAt(
  schema: z.ZodType,
  path: readonly PropertyKey[],
): string[] {
  return definitionsAt(schema, path).flatMap(definition =>
    definition.type === 'object' ? Object.keys(definition.shape) : [],
  );
}

/** The values that a schema allows where a path leads and only some are. */
export function choicesAt(
  schema: z.ZodType,
  path: readonly PropertyKey[],
): string[] {
  return definitionsAt(schema, path).flatMap(definition => {
    switch (definition.type) {
      case 'enum':
        return Object.values(definition.entries).map(String);
      case 'literal':
        return definition.values.map(String);
      default:
        return [];
    }
  });
}

function definitionsAt(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
): Definition[] {
  const definition = schema._zod.def as Definition;
  switch (definition.type) {
    case 'union':
      return definition.options.flatMap(option => definitionsAt(option, path));
    case 'optional':
    case 'nullable':
    case 'default':
      return definitionsAt(definition.innerType, path);
    default:
  }
  if (path.length === 0) {
    return [definition];
  }
  const [step, ...rest] = path;
  if (definition.type === 'array') {
    return definitionsAt(definition.element, rest);
  }
  return definition.type === 'object' &&
    Object.hasOwn(definition.shape, String(step))
    ? definitionsAt(definition.shape[String(step)], rest)
    : [];
}
