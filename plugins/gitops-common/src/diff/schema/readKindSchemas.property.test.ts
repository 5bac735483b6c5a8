import fc from 'fast-check';
import { KubernetesObject } from '../../model/resource';
import { compareSnapshots } from '../compareSnapshots';
import { indexLiveSnapshot } from '../LiveIndex';
import { readDefinitionSchemas } from './readKindSchemas';

const keys = fc.constantFrom('a', 'b', '__proto__', 'constructor', 'name');

const scalars = fc.constantFrom<unknown>(
  null,
  0,
  1,
  true,
  'a',
  '1h',
  '1Gi',
  '',
);

const documents = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalars,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(keys, tie('value'), { maxKeys: 3 }),
  ),
})).value;

/** What schemas are made of, put together as nobody would, with rubbish in between. */
const schemas = fc.letrec<{ schema: unknown }>(tie => ({
  schema: fc.oneof(
    { maxDepth: 4 },
    scalars,
    fc.record(
      {
        type: fc.constantFrom<unknown>(
          'object',
          'array',
          'string',
          'integer',
          'boolean',
          7,
        ),
        format: fc.constantFrom<unknown>(
          'duration',
          'byte',
          'int-or-string',
          {},
        ),
        default: documents,
        nullable: fc.boolean(),
        properties: fc.oneof(
          fc.dictionary(keys, tie('schema'), { maxKeys: 3 }),
          scalars,
        ),
        additionalProperties: fc.oneof(tie('schema'), scalars),
        items: tie('schema'),
        allOf: fc.array(tie('schema'), { maxLength: 2 }),
        $ref: fc.constantFrom<unknown>('a', '#/definitions/__proto__', 1),
        'x-kubernetes-list-type': fc.constantFrom<unknown>(
          'map',
          'set',
          'atomic',
          1,
        ),
        'x-kubernetes-list-map-keys': fc.oneof(
          fc.array(keys, { maxLength: 2 }),
          scalars,
        ),
        'x-kubernetes-map-type': fc.constantFrom('atomic', 'granular'),
        'x-kubernetes-preserve-unknown-fields': fc.boolean(),
        'x-kubernetes-embedded-resource': fc.boolean(),
        'x-kubernetes-int-or-string': fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  ),
})).schema;

const object = (spec: unknown): KubernetesObject => ({
  apiVersion: 'example.org/v1',
  kind: 'Thing',
  metadata: { name: 'a', namespace: 'default' },
  spec,
});

function judge(spec: unknown, desired: unknown, live: unknown) {
  const [described] = readDefinitionSchemas({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'things.example.org' },
    spec: {
      group: 'example.org',
      names: { kind: 'Thing' },
      versions: [
        {
          name: 'v1',
          schema: { openAPIV3Schema: { type: 'object', properties: { spec } } },
        },
      ],
    },
  });
  const [verdict] = compareSnapshots(
    { treeId: 'tree', objects: [object(desired)], problems: [] },
    indexLiveSnapshot({
      kinds: [
        {
          ...described.kind,
          served: true,
          namespaced: true,
          schema: described.schema,
        },
      ],
      objects: [object(live)],
    }),
    {},
  );
  return verdict;
}

describe('any schema', () => {
  it('is read, and judged by without an internal error', () => {
    fc.assert(
      fc.property(schemas, documents, documents, (schema, desired, live) => {
        expect(judge(schema, desired, live).cause?.code).not.toBe('internal');
      }),
      { numRuns: 1_000 },
    );
  });

  it('finds no difference between a document and itself', () => {
    fc.assert(
      fc.property(schemas, documents, (schema, document) => {
        const { drift, unmanaged } = judge(
          schema,
          document,
          structuredClone(document),
        );
        expect({ drift, unmanaged }).toEqual({ drift: [], unmanaged: [] });
      }),
      { numRuns: 1_000 },
    );
  });
});
