import { readOpenApiFixture } from '../../__testUtils__/readOpenApiFixture';
import { FieldSchema, KindSchema } from '../../model/kindSchema';
import { KubernetesObject } from '../../model/resource';
import { schemaOfField, schemaOfItem, unknownField } from './fieldSchemaAt';
import { OpenApiSchemas, readDefinitionSchemas } from './readKindSchemas';

const deployment = { group: 'apps', version: 'v1', kind: 'Deployment' };
const service = { group: '', version: 'v1', kind: 'Service' };

/** `[]` steps into the items of a list. */
function at(schema: KindSchema, path: string): FieldSchema {
  return path
    .split('.')
    .filter(Boolean)
    .reduce<FieldSchema>(
      (place, step) =>
        (step === '[]' ? schemaOfItem(place) : schemaOfField(place, step))!,
      schema.root,
    );
}

function definitionOf(openAPIV3Schema: unknown): KubernetesObject {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'things.example.org' },
    spec: {
      group: 'example.org',
      names: { kind: 'Thing', plural: 'things' },
      versions: [
        { name: 'v1', schema: { openAPIV3Schema } },
        { name: 'v1alpha1' },
      ],
    },
  };
}

function custom(spec: unknown): FieldSchema {
  const [{ schema }] = readDefinitionSchemas(
    definitionOf({ type: 'object', properties: { spec } }),
  );
  return at(schema, 'spec');
}

const container = 'spec.template.spec.containers.[]';

describe('schemas of real servers', () => {
  const servers = {
    '1.20, v2': readOpenApiFixture('v2-1.20')(deployment),
    '1.36, v3': readOpenApiFixture('v3-1.36-apps-v1')(deployment),
  };

  it.each(Object.entries(servers))('of %s have types', (_, schema) => {
    const types = {
      'spec.replicas': 'integer',
      'spec.paused': 'boolean',
      'spec.strategy.rollingUpdate.maxSurge': 'int-or-string',
      [`${container}.resources.limits.cpu`]: 'quantity',
      [`${container}.env.[].valueFrom.resourceFieldRef.divisor`]: 'quantity',
      [`${container}.image`]: 'text',
      'spec.template.spec.volumes.[].emptyDir': 'map',
      'metadata.labels.app': 'text',
      'metadata.creationTimestamp': 'text',
    };
    expect(
      Object.keys(types).map(path => [path, at(schema, path).type]),
    ).toEqual(Object.entries(types));
    expect(schema.verbatim).toBe(false);
  });

  it.each(Object.entries(servers))('of %s identify items', (_, schema) => {
    const keys = (path: string) => {
      const { list } = at(schema, path);
      return list?.type === 'map' ? list.keys : list?.type;
    };
    expect({
      containers: keys('spec.template.spec.containers'),
      env: keys(`${container}.env`),
      ports: keys(`${container}.ports`),
      args: keys(`${container}.args`),
      finalizers: keys('metadata.finalizers'),
      spread: keys('spec.template.spec.topologySpreadConstraints'),
      tolerations: keys('spec.template.spec.tolerations'),
    }).toEqual({
      containers: ['name'],
      env: ['name'],
      ports: ['containerPort', 'protocol'],
      args: 'atomic',
      finalizers: 'set',
      spread: ['topologyKey', 'whenUnsatisfiable'],
      tolerations: 'atomic',
    });
  });

  it.each([
    ['v2-1.20', undefined],
    ['v3-1.36-api-v1', true],
  ])('of %s say what is owned as a whole', (fixture, atomic) => {
    const schema = readOpenApiFixture(fixture)(service);
    expect(at(schema, 'spec.selector').atomic).toBe(atomic);
  });

  it('tell what keys of an item default to', () => {
    expect(at(servers['1.36, v3'], `${container}.ports`).list).toMatchObject({
      keys: ['containerPort', 'protocol'],
      defaults: { protocol: 'TCP' },
    });
  });

  it('know their fields', () => {
    const schema = servers['1.36, v3'];
    expect(at(schema, 'spec.replica')).toBe(unknownField);
    expect(at(schema, `${container}.imagePullPolice`)).toBe(unknownField);
    expect(at(schema, 'metadata.labels.anything')).not.toBe(unknownField);
  });

  it('may contain themselves', () => {
    const schema = readOpenApiFixture('v3-1.36-apiextensions-v1')({
      group: 'apiextensions.k8s.io',
      version: 'v1',
      kind: 'CustomResourceDefinition',
    });
    const top = 'spec.versions.[].schema.openAPIV3Schema';
    const deep = `${top}${'.properties.a'.repeat(40)}`;
    expect(at(schema, deep)).toBe(at(schema, `${top}.properties.b`));
    expect(at(schema, `${deep}.maxLength`).type).toBe('integer');
    expect(at(schema, `${deep}.default`).type).toBe('any');
  });

  it('take strategic merge keys where there is no list type', () => {
    const schema = readOpenApiFixture('v2-1.20')(service);
    // The list type wins: by the merge key alone 53/TCP and 53/UDP would be one port.
    expect(at(schema, 'spec.ports').list).toMatchObject({
      keys: ['port', 'protocol'],
    });
  });
});

describe('schemas of custom resources', () => {
  const quantity =
    '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$';

  it.each([
    [{ type: 'string' }, { type: 'text' }],
    [{ type: 'string', format: 'duration' }, { type: 'duration' }],
    [{ type: 'string', format: 'byte' }, { type: 'bytes' }],
    [
      { type: 'integer', default: 5 },
      { type: 'integer', default: 5 },
    ],
    [
      { type: 'string', nullable: true },
      { type: 'text', nullable: true },
    ],
    [
      { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }] },
      { type: 'int-or-string' },
    ],
    [
      { 'x-kubernetes-int-or-string': true, pattern: quantity },
      { type: 'quantity' },
    ],
    [{ type: 'string', pattern: quantity }, { type: 'quantity' }],
    [
      { type: 'object', additionalProperties: { type: 'number' } },
      { type: 'map', values: { type: 'number' } },
    ],
    [
      { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
      { type: 'map', open: true },
    ],
    [{ 'x-kubernetes-preserve-unknown-fields': true }, { type: 'any' }],
    [
      {
        type: 'object',
        'x-kubernetes-map-type': 'atomic',
        properties: { a: { type: 'boolean' } },
      },
      {
        type: 'map',
        atomic: true,
        fields: new Map([['a', { type: 'boolean' }]]),
      },
    ],
    [
      { type: 'array', items: { type: 'string' } },
      { type: 'list', items: { type: 'text' }, list: { type: 'atomic' } },
    ],
    [
      {
        type: 'array',
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['port', 'mode'],
        items: {
          type: 'object',
          properties: { mode: { type: 'string', default: 'http' } },
        },
      },
      {
        type: 'list',
        items: {
          type: 'map',
          fields: new Map([['mode', { type: 'text', default: 'http' }]]),
        },
        list: {
          type: 'map',
          keys: ['mode', 'port'],
          defaults: { mode: 'http' },
        },
      },
    ],
  ])('read %j', (raw, schema) => {
    expect(custom(raw)).toEqual(schema);
  });

  it('have the metadata of all objects, and of those embedded', () => {
    const [{ kind, schema }, ...others] = readDefinitionSchemas(
      definitionOf({
        type: 'object',
        properties: {
          metadata: { type: 'object' },
          template: {
            type: 'object',
            'x-kubernetes-embedded-resource': true,
            'x-kubernetes-preserve-unknown-fields': true,
          },
        },
      }),
    );
    expect(kind).toEqual({
      group: 'example.org',
      version: 'v1',
      kind: 'Thing',
    });
    expect(others).toEqual([]);
    expect(schema.verbatim).toBe(true);
    expect(at(schema, 'metadata.finalizers').list).toEqual({ type: 'set' });
    expect(at(schema, 'template.metadata.finalizers').list).toEqual({
      type: 'set',
    });
  });

  it.each([
    ['org.example.routes.v1.Route', true, true],
    ['org.example.routes.v1.Route', false, true],
    ['com.github.example.api.routes.v1.Route', true, false],
  ])(
    'are known by the name of their definition: %s',
    (name, isComplete, isCustom) => {
      const kind = {
        group: 'routes.example.org',
        version: 'v1',
        kind: 'Route',
      };
      const definition = {
        type: 'object',
        'x-kubernetes-group-version-kind': [kind],
      };
      const schemas = new OpenApiSchemas({
        names: [name],
        get: () => definition,
        isComplete,
      });
      const described = schemas.describe(kind);
      expect(described?.isCustom).toBe(isCustom);
      // Defaults that a document leaves out may well be there.
      expect(described?.schema.verbatim).toBe(isCustom && isComplete);
      expect(schemas.describe({ ...kind, version: 'v2' })).toBeUndefined();
    },
  );
});

describe('hostile schemas', () => {
  /** The schema of the field `a`, which is the definition A. */
  const schemaOf = (definitions: Record<string, unknown>) => {
    const kind = {
      type: 'object',
      properties: { a: { $ref: 'A' } },
      'x-kubernetes-group-version-kind': [deployment],
    };
    const name = 'x.Deployment';
    const all = new Map<string, unknown>([
      ...Object.entries(definitions),
      [name, kind],
    ]);
    const schemas = new OpenApiSchemas({
      names: [...all.keys()],
      get: key => all.get(key),
      isComplete: true,
    });
    return at(schemas.describe(deployment)!.schema, 'a');
  };

  it.each<[string, Record<string, unknown>]>([
    ['no definition', {}],
    ['something else', { A: 'B' }],
    ['itself', { A: { $ref: '#/definitions/A' } }],
    ['a circle', { A: { $ref: 'B' }, B: { allOf: [{ $ref: 'A' }] } }],
    ['a type of no server', { A: { type: ['object', 'toString'] } }],
  ])('%s says nothing', (_, definitions) => {
    expect(schemaOf(definitions).type).toBe('any');
  });

  it('with keys of the prototype have fields of that name only where they say so', () => {
    const root = schemaOf(
      JSON.parse(
        '{"A": {"type": "object", "properties": {"__proto__": {"type": "integer"}}}}',
      ),
    );
    expect(schemaOfField(root, '__proto__')).toEqual({ type: 'integer' });
    expect(schemaOfField(root, 'constructor')).toBe(unknownField);
    expect(Object.keys({})).toEqual([]);
  });

  it('nested without end are typed to a depth', () => {
    let deep: unknown = { type: 'string' };
    for (let i = 0; i < 100_000; i += 1) {
      deep = { type: 'array', items: deep };
    }
    let depth = 0;
    let place: FieldSchema | undefined = schemaOf({ A: deep });
    for (; place?.type === 'list'; place = place.items) {
      depth += 1;
    }
    expect(depth).toBe(64);
    expect(place).toEqual({ type: 'any' });
  });

  it('that double at each level are typed to a number of places', () => {
    const definitions: Record<string, unknown> = {};
    for (let level = 0; level < 60; level += 1) {
      definitions[level === 0 ? 'A' : `A${level}`] = {
        type: 'object',
        properties: Object.fromEntries(
          Array.from({ length: 8 }, (_, i) => [
            `f${i}`,
            { $ref: `A${level + 1}`, default: { [`${level}`]: i } },
          ]),
        ),
      };
    }
    expect(schemaOf(definitions).fields?.size).toBe(8);
  });
});
