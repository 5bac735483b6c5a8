import { FieldSchema, ListIdentity } from '../../model/kindSchema';
import { JsonValue } from '../../model/resource';
import { isMap, JsonMap, own } from '../values/json';
import { anything } from './fieldSchemaAt';
import { objectMetadata } from './objectMetadata';
import { readFieldType } from './readFieldType';
import { readListIdentity } from './readListIdentity';
import { DefinitionLookup, resolveReferences } from './resolveReferences';

/** Filled in after it is used: fields may contain themselves. */
type Draft = { -readonly [K in keyof FieldSchema]: FieldSchema[K] };

/** What a hostile schema may cost. What lies beyond is not typed: `any`. */
export interface SchemaLimits {
  /** Levels of schemas within schemas, through references too. */
  depth: number;
  /** Places of all schemas of one compiler together. */
  places: number;
}

const defaultLimits: SchemaLimits = { depth: 64, places: 100_000 };

/**
 * Turns JSON schemas in the dialects of Kubernetes (OpenAPI v2 and v3, structural schemas) into field schemas. Those of
 * one document share what they refer to.
 */
export class SchemaCompiler {
  readonly #compiled = new Map<string, Draft>();
  #places = 0;

  constructor(
    private readonly lookUp: DefinitionLookup = () => undefined,
    private readonly limits: SchemaLimits = defaultLimits,
  ) {}

  compile(schema: unknown): FieldSchema {
    return this.#compile(schema, 0);
  }

  #compile(reference: unknown, depth: number): FieldSchema {
    this.#places += 1;
    if (depth > this.limits.depth || this.#places > this.limits.places) {
      return anything;
    }
    const { schema, definition, overlay } = resolveReferences(
      reference,
      this.lookUp,
    );
    if (definition === undefined) {
      return this.#build(schema, { depth });
    }
    const key = `${definition} ${overlay}`;
    const known = this.#compiled.get(key);
    if (known) {
      return known;
    }
    const draft: Draft = { type: 'any' };
    this.#compiled.set(key, draft);
    return Object.assign(draft, this.#build(schema, { depth, definition }));
  }

  #build(
    schema: JsonMap,
    { depth, definition }: { depth: number; definition?: string },
  ): FieldSchema {
    const type = readFieldType(schema, definition);
    const draft: Draft = { type };
    const value = own(schema, 'default');
    if (value !== undefined) {
      draft.default = value as JsonValue;
    }
    if (own(schema, 'nullable') === true) {
      draft.nullable = true;
    }
    if (type === 'map') {
      this.#buildMap(draft, schema, depth);
    } else if (type === 'list') {
      draft.items = this.#compile(own(schema, 'items'), depth + 1);
      draft.list = this.#identify(schema);
    }
    return draft;
  }

  #buildMap(draft: Draft, schema: JsonMap, depth: number) {
    const properties = own(schema, 'properties');
    const rest = own(schema, 'additionalProperties');
    if (own(schema, 'x-kubernetes-map-type') === 'atomic') {
      draft.atomic = true;
    }
    if (isMap(rest)) {
      draft.values = this.#compile(rest, depth + 1);
    }
    const fields = new Map<string, FieldSchema>();
    if (own(schema, 'x-kubernetes-embedded-resource') === true) {
      fields.set('apiVersion', { type: 'text' });
      fields.set('kind', { type: 'text' });
      fields.set('metadata', objectMetadata);
    }
    for (const name of isMap(properties) ? Object.keys(properties) : []) {
      const embedded = fields.get(name);
      fields.set(
        name,
        embedded ?? this.#compile(properties![name as never], depth + 1),
      );
    }
    if (fields.size > 0) {
      draft.fields = fields;
    }
    // Without a single field there is nothing that a server could tell from an unknown one.
    if (
      own(schema, 'x-kubernetes-preserve-unknown-fields') === true ||
      rest === true ||
      (fields.size === 0 && !draft.values)
    ) {
      draft.open = true;
    }
  }

  #identify(list: JsonMap): ListIdentity {
    const keys = readListIdentity(list);
    if (keys === 'atomic' || keys === 'set') {
      return { type: keys };
    }
    const item = resolveReferences(own(list, 'items'), this.lookUp).schema;
    const properties = own(item, 'properties');
    const defaults = keys.flatMap(key => {
      const field = isMap(properties) ? own(properties, key) : undefined;
      const value = own(
        resolveReferences(field, this.lookUp).schema,
        'default',
      );
      return value === undefined ? [] : [[key, value as JsonValue] as const];
    });
    return { type: 'map', keys, defaults: Object.fromEntries(defaults) };
  }
}
