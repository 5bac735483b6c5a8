import { KindSchema } from '../../model/kindSchema';
import { GroupVersionKind, KubernetesObject } from '../../model/resource';
import { isMap, own } from '../values/json';
import { SchemaCompiler } from './compileSchema';
import { objectMetadata } from './objectMetadata';

/**
 * The schemas of the kind that a CustomResourceDefinition makes, by version. Versions without a schema, and anything
 * that is no such definition, give none. Never throws.
 *
 * @public
 */
export function readDefinitionSchemas(
  definition: KubernetesObject,
): { kind: GroupVersionKind; schema: KindSchema }[] {
  const { spec } = definition;
  const names = isMap(spec) ? own(spec, 'names') : undefined;
  const versions = isMap(spec) ? own(spec, 'versions') : undefined;
  if (!isMap(spec) || !isMap(names) || !Array.isArray(versions)) {
    return [];
  }
  const compiler = new SchemaCompiler();
  return versions.filter(isMap).flatMap(version => {
    const schema = own(version, 'schema');
    const root = isMap(schema) ? own(schema, 'openAPIV3Schema') : undefined;
    return isMap(root)
      ? [
          {
            kind: {
              group: String(own(spec, 'group')),
              version: String(own(version, 'name')),
              kind: String(own(names, 'kind')),
            },
            schema: toKindSchema(compiler.compile(withoutStatus(root)), true),
          },
        ]
      : [];
  });
}

/**
 * The definitions of one OpenAPI document: `definitions` of v2, `components.schemas` of v3.
 *
 * @public
 */
export interface OpenApiDefinitions {
  readonly names: readonly string[];
  /** A definition by its name; asked only for what a wanted kind refers to. */
  get(name: string): unknown;
  /** False for documents of v2: they leave out the defaults of custom resources, and what may be null. */
  readonly isComplete: boolean;
}

/**
 * What a document says of a kind.
 *
 * @public
 */
export interface DescribedKind {
  schema: KindSchema;
  /** Made by a CustomResourceDefinition. */
  isCustom: boolean;
}

/**
 * Reads the schemas of kinds out of one OpenAPI document. Kinds that one and the same reader describes share the parts
 * that they have in common. Never throws, unless the definitions do.
 *
 * @public
 */
export class OpenApiSchemas {
  readonly #compiler: SchemaCompiler;

  readonly #document: OpenApiDefinitions;

  constructor(document: OpenApiDefinitions) {
    this.#document = document;
    this.#compiler = new SchemaCompiler(name => document.get(name));
  }

  /** @returns `undefined` for a kind that the document does not define */
  describe(kind: GroupVersionKind): DescribedKind | undefined {
    const { names, isComplete } = this.#document;
    const name = names.find(
      candidate =>
        candidate.endsWith(`.${kind.kind}`) &&
        isDefinitionOf(this.#document.get(candidate), kind),
    );
    if (name === undefined) {
      return undefined;
    }
    const isCustom = name === nameOfCustomKind(kind);
    const root = this.#compiler.compile(
      withoutStatus(this.#document.get(name)),
    );
    return { isCustom, schema: toKindSchema(root, isCustom && isComplete) };
  }
}

function isDefinitionOf(definition: unknown, wanted: GroupVersionKind) {
  const kinds = isMap(definition)
    ? own(definition, 'x-kubernetes-group-version-kind')
    : undefined;
  return (
    Array.isArray(kinds) &&
    kinds.some(
      described =>
        isMap(described) &&
        (own(described, 'group') ?? '') === wanted.group &&
        own(described, 'version') === wanted.version &&
        own(described, 'kind') === wanted.kind,
    )
  );
}

/** Status is never compared, and describes as much as all the rest. */
function withoutStatus(schema: unknown): unknown {
  const properties = isMap(schema) ? own(schema, 'properties') : undefined;
  if (!isMap(schema) || !isMap(properties)) {
    return schema;
  }
  const { status, ...others } = properties;
  return {
    ...schema,
    properties: { ...others, ...(status ? { status: {} } : {}) },
  };
}

/** Under this name servers publish the schemas of custom resources; those of other kinds bear the names of Go types. */
function nameOfCustomKind({ group, version, kind }: GroupVersionKind): string {
  return [...group.split('.').reverse(), version, kind].join('.');
}

function toKindSchema(root: KindSchema['root'], verbatim: boolean): KindSchema {
  if (!verbatim || root.type !== 'map') {
    return { root, verbatim };
  }
  const fields = new Map(root.fields);
  fields.set('apiVersion', { type: 'text' });
  fields.set('kind', { type: 'text' });
  fields.set('metadata', objectMetadata);
  return { root: { ...root, fields }, verbatim };
}
