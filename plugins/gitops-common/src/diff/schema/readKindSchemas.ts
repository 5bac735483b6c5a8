import { KindSchema } from '../../model/kindSchema';
import { GroupVersionKind, KubernetesObject } from '../../model/resource';
import { isMap, own } from '../values/json';
import { SchemaCompiler } from './compileSchema';
import { objectMetadata } from './objectMetadata';
import { DefinitionLookup } from './resolveReferences';

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
            schema: toKindSchema(compiler.compile(root), true),
          },
        ]
      : [];
  });
}

/**
 * Reads the schemas of kinds out of the definitions of one OpenAPI document: `definitions` of v2, `components.schemas`
 * of v3. Give it all kinds of a document one after the other: they share most of their parts. Never throws.
 *
 * @public
 */
export class OpenApiSchemas {
  readonly #compiler: SchemaCompiler;

  /** @param lookUp - a definition by its name; asked for those only that a wanted kind refers to */
  constructor(lookUp: DefinitionLookup) {
    this.#compiler = new SchemaCompiler(lookUp);
  }

  /** @param definition - name of the definition that the document calls the kind's */
  schemaOf(kind: GroupVersionKind, definition: string): KindSchema {
    return toKindSchema(
      this.#compiler.compile({ $ref: definition }),
      definition === nameOfCustomKind(kind),
    );
  }
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
