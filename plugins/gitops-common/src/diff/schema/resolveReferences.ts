import { isMap, JsonMap, own } from '../values/json';

/** A definition of a document by its name; anything else where the document holds none. */
export type DefinitionLookup = (name: string) => unknown;

/** A schema without references at its top. */
export interface ResolvedSchema {
  schema: JsonMap;
  /** Name of the definition that it is; absent where it is written out in place. */
  definition?: string;
  /** What stands beside the reference, as a text: the same definition with something else beside it is another schema. */
  overlay: string;
}

/** Longest chain of definitions that are nothing but references, so that those in a circle come to an end. */
const maxHops = 16;

/** What may stand beside a reference and means something to a comparison. */
const keywords = [
  'default',
  'nullable',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-list-type',
  'x-kubernetes-map-type',
  'x-kubernetes-patch-merge-key',
  'x-kubernetes-patch-strategy',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-embedded-resource',
];

/** Follows `$ref`, alone (v2) or as the only part of `allOf` (v3), and lays what stands beside it over the definition. */
export function resolveReferences(
  reference: unknown,
  lookUp: DefinitionLookup,
): ResolvedSchema {
  const beside: JsonMap = {};
  let schema = isMap(reference) ? reference : {};
  let definition: string | undefined;
  for (let hop = 0; hop < maxHops; hop += 1) {
    const name = nameOfReference(schema);
    if (name === undefined) {
      return {
        schema: { ...schema, ...beside },
        definition,
        overlay: JSON.stringify(beside, bigintAsText),
      };
    }
    for (const keyword of keywords) {
      const value = own(schema, keyword);
      if (value !== undefined && !Object.hasOwn(beside, keyword)) {
        beside[keyword] = value;
      }
    }
    const found = lookUp(name);
    definition = name;
    schema = isMap(found) ? found : {};
  }
  return { schema: {}, definition, overlay: '' };
}

function nameOfReference(schema: JsonMap): string | undefined {
  const direct = own(schema, '$ref');
  if (typeof direct === 'string') {
    return direct.slice(direct.lastIndexOf('/') + 1);
  }
  const all = own(schema, 'allOf');
  return Array.isArray(all) && all.length === 1 && isMap(all[0])
    ? nameOfReference(all[0])
    : undefined;
}

function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value;
}
