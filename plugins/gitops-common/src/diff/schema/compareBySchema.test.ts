import { KubernetesObject, LiveKind } from '../../model';
import { compareSnapshots } from '../compareSnapshots';
import { indexLiveSnapshot } from '../LiveIndex';
import { readDefinitionSchemas } from './readKindSchemas';

const thing = { group: 'example.org', version: 'v1', kind: 'Thing' };

const text = { type: 'string' };
const integer = { type: 'integer' };

const [{ schema }] = readDefinitionSchemas({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'things.example.org' },
  spec: {
    group: thing.group,
    names: { kind: thing.kind },
    versions: [
      {
        name: thing.version,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                properties: {
                  size: { ...integer, default: 3 },
                  enabled: { type: 'boolean' },
                  label: { ...text, nullable: true },
                  mode: { ...text, nullable: true, default: 'auto' },
                  secret: { ...text, format: 'byte' },
                  every: { ...text, format: 'duration' },
                  note: text,
                  limits: {
                    type: 'object',
                    default: {},
                    properties: {
                      rate: { ...integer, default: 9 },
                      burst: integer,
                    },
                  },
                  filled: {
                    type: 'object',
                    properties: { rate: { ...integer, default: 9 } },
                  },
                  whole: {
                    type: 'object',
                    'x-kubernetes-map-type': 'atomic',
                    additionalProperties: text,
                  },
                  args: { type: 'array', items: text },
                  pairs: {
                    type: 'array',
                    'x-kubernetes-list-type': 'set',
                    items: {
                      type: 'object',
                      'x-kubernetes-map-type': 'atomic',
                      properties: { a: integer, b: integer },
                    },
                  },
                  open: {
                    type: 'object',
                    'x-kubernetes-preserve-unknown-fields': true,
                  },
                },
              },
            },
          },
        },
      },
    ],
  },
});

function judge(
  desired: object,
  live: object,
  {
    fields = { 'f:other': {} },
    operation = 'Apply',
    manager = 'oneroof',
    ...kind
  }: {
    fields?: object;
    operation?: string;
    manager?: string;
  } & Partial<LiveKind> = {},
) {
  const document = (spec: object, metadata: object = {}): KubernetesObject => ({
    apiVersion: 'example.org/v1',
    kind: 'Thing',
    metadata: { name: 'a', namespace: 'default', ...metadata },
    spec,
  });
  const managedFields = [
    { manager, operation, fieldsV1: { 'f:spec': fields } },
  ];
  const [{ sync, drift, unmanaged, warnings, cause }] = compareSnapshots(
    { treeId: 'tree', objects: [document(desired)], problems: [] },
    indexLiveSnapshot({
      kinds: [{ ...thing, served: true, namespaced: true, schema, ...kind }],
      objects: [document(live, { managedFields })],
    }),
    { applier: 'oneroof' },
  );
  const paths = drift.map(({ op, path }) => `${op} ${path}`);
  return {
    sync,
    cause,
    found: [...paths, ...unmanaged.map(({ path }) => `unmanaged ${path}`)],
    warnings: warnings.map(({ code }) => code),
  };
}

describe('a comparison by the schema of a custom resource', () => {
  it.each<[string, object, object, string[]]>([
    ['a default that nobody declared', {}, { size: 3 }, []],
    ['what is not the default', {}, { size: 4 }, ['unmanaged .spec.size']],
    ['a declared default', { size: 3 }, {}, []],
    ['a false that is gone', { enabled: false }, {}, ['add .spec.enabled']],
    [
      'a map of defaults that is there by default',
      {},
      { limits: { rate: 9 } },
      [],
    ],
    [
      'more than its defaults',
      {},
      { limits: { rate: 9, burst: 1 } },
      ['unmanaged .spec.limits.burst'],
    ],
    [
      'a map that is not there by default',
      {},
      { filled: { rate: 9 } },
      ['unmanaged .spec.filled'],
    ],
    ['defaults in a declared map', { filled: {} }, { filled: { rate: 9 } }, []],
    ['a null that the server keeps', { label: null }, { label: null }, []],
    ['a null where the server drops it', { note: null }, {}, []],
    [
      'a value in place of a null',
      { label: null },
      { label: 'x' },
      ['change .spec.label'],
    ],
    [
      'a null in place of a value',
      { label: 'x' },
      { label: null },
      ['change .spec.label'],
    ],
    ['a default in place of a null', { mode: null }, { mode: 'auto' }, []],
    [
      'an empty text in place of a null',
      { label: null },
      { label: '' },
      ['change .spec.label'],
    ],
    ['equal bytes', { secret: 'YQ==' }, { secret: 'YQ==\n' }, []],
    ['equal durations', { every: '90m' }, { every: '1h30m0s' }, []],
    [
      'texts that look like durations',
      { note: '90m' },
      { note: '1h30m0s' },
      ['change .spec.note'],
    ],
    [
      'texts that look like quantities',
      { note: '1.10' },
      { note: '1.1' },
      ['change .spec.note'],
    ],
    [
      'more in an atomic map',
      { whole: { a: 'x' } },
      { whole: { a: 'x', b: 'y' } },
      ['remove .spec.whole.b'],
    ],
    [
      'a set of maps in another order',
      { pairs: [{ a: 1, b: 2 }, { a: 2 }] },
      { pairs: [{ a: 2 }, { b: 2, a: 1 }] },
      [],
    ],
    [
      'an item of a set of maps',
      { pairs: [{ b: 2, a: 1 }] },
      { pairs: [] },
      ['add .spec.pairs[={"a":1,"b":2}]'],
    ],
    [
      'an open map',
      { open: { a: 1 } },
      { open: { a: 1, b: 2 } },
      ['unmanaged .spec.open.b'],
    ],
    [
      'a zero in an open map',
      { open: { a: 0 } },
      { open: {} },
      ['add .spec.open.a'],
    ],
  ])('%s', (_, desired, live, found) => {
    expect(judge(desired, live).found).toEqual(found);
  });

  it('takes what plain updates own for no leftover if it is a default', () => {
    const options = {
      operation: 'Update',
      fields: { 'f:size': {}, 'f:note': {} },
    };
    expect(judge({}, { size: 3, note: 'x' }, options).found).toEqual([
      'remove .spec.note',
    ]);
  });

  it('takes zero values for dropped where a controller wrote the whole', () => {
    const options = {
      manager: 'controller',
      operation: 'Update',
      fields: { 'f:args': {} },
    };
    const lists = (item: object) => ({ open: { args: [item] } });
    const fields = { 'f:open': { 'f:args': {} } };
    expect(
      judge(lists({ a: 1, b: '' }), lists({ a: 1 }), { ...options, fields })
        .found,
    ).toEqual([]);
    expect(
      judge(lists({ a: 1, b: '' }), lists({ a: 1 }), { fields }).found,
    ).toEqual(['add .spec.open.args[0].b']);
  });

  it.each<[string, object, string]>([
    [
      'a text for a number',
      { size: '3' },
      '.spec.size must be a whole number, but is of type string',
    ],
    [
      'a fraction',
      { size: 1.5 },
      '.spec.size must be a whole number, but is of type number',
    ],
    [
      'a text for a truth',
      { enabled: 'yes' },
      '.spec.enabled must be true or false, but is of type string',
    ],
    [
      'a map for a list',
      { args: { a: 1 } },
      '.spec.args must be a list, but is of type map',
    ],
    [
      'a number among texts',
      { args: ['a', 1] },
      '.spec.args[1] must be a text, but is of type number',
    ],
    [
      'a text for a map',
      { limits: 'none' },
      '.spec.limits must be a map, but is of type string',
    ],
  ])('does not judge what the server would refuse: %s', (_, desired, words) => {
    const { sync, cause, warnings } = judge(desired, { size: 4, args: ['b'] });
    expect(sync).toBe('unknown');
    expect(cause?.message).toContain(words);
    expect(warnings).toEqual(['invalid-desired']);
  });

  it('names fields that the server does not have', () => {
    const { found, warnings } = judge(
      { sise: 1, limits: { brust: 2 } },
      { limits: { rate: 9 } },
    );
    expect(found).toEqual(['add .spec.sise', 'add .spec.limits.brust']);
    expect(warnings).toEqual(['unknown-field', 'unknown-field']);
  });
});

describe('a comparison whose schema could not be read', () => {
  const failed = {
    schema: undefined,
    schemaFailure: { code: 'timeout', message: 'no answer' } as const,
  };

  it.each<[string, object, object, object]>([
    [
      'another order, which nobody owns',
      { args: ['a', 'b'] },
      { args: ['b', 'a'] },
      {},
    ],
    [
      'what may be a default',
      {},
      { size: 3 },
      { operation: 'Update', fields: { 'f:size': {} } },
    ],
  ])('is unknown where it depends on that: %s', (_, desired, live, options) => {
    const { sync, cause, warnings, found } = judge(desired, live, {
      ...options,
      ...failed,
    });
    expect({ sync, found }).toEqual({ sync: 'unknown', found: [] });
    expect(cause).toMatchObject({
      code: 'timeout',
      message: expect.stringContaining('no answer'),
    });
    expect(warnings).toEqual(['schema-unavailable']);
  });

  it('is what it is where it does not', () => {
    expect(judge({ size: 3 }, { size: 3 }, failed).sync).toBe('in-sync');
    expect(judge({ args: ['a', 'b'] }, { args: ['b', 'c'] }, failed).sync).toBe(
      'drifted',
    );
    expect(
      judge(
        { args: ['a', 'b'] },
        { args: ['b', 'a'] },
        { fields: { 'f:args': {} }, ...failed },
      ).sync,
    ).toBe('drifted');
    const both = judge(
      { note: 'x', args: ['a', 'b'] },
      { note: 'y', args: ['b', 'a'] },
      failed,
    );
    expect(both).toMatchObject({
      sync: 'drifted',
      found: ['change .spec.note'],
      warnings: ['schema-unavailable'],
    });
  });

  it('takes nothing that the applier owns only by what is around it for a leftover', () => {
    const options = { fields: { 'f:filled': {} }, ...failed };
    expect(
      judge({ filled: {} }, { filled: { rate: 9 } }, options),
    ).toMatchObject({ sync: 'in-sync', found: [] });
  });
});
