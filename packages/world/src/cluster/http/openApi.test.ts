import { OpenApiSchemas } from '@oneroof/plugin-gitops-common';
import { Cluster } from '../Cluster';
import { Fields } from '../types';
import { describeSchemas } from './openApi';

const definition = (properties: Fields) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'things.example.org' },
  spec: {
    group: 'example.org',
    scope: 'Namespaced',
    names: { kind: 'Thing', plural: 'things' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', properties } },
      },
    ],
  },
});

describe('describeSchemas', () => {
  const cluster = () => new Cluster({ name: 'test', clock: () => new Date(0) });

  /** URLs of the documents, by their names. */
  const urlsOf = (described: Cluster) => {
    const { paths } = describeSchemas('/openapi/v3', described) as {
      paths: Record<string, { serverRelativeURL: string }>;
    };
    return Object.entries(paths).map(([name, { serverRelativeURL }]) => [
      name,
      serverRelativeURL,
    ]);
  };

  it('describes custom kinds, under URLs that change with them', () => {
    const described = cluster();
    expect(urlsOf(described)).toEqual([]);
    described.apply(definition({ size: { type: 'integer' } }), 'admin');
    const [[name, url]] = urlsOf(described);
    expect(name).toBe('apis/example.org/v1');
    expect(urlsOf(described)).toEqual([[name, url]]);
    described.apply(definition({ size: { type: 'string' } }), 'admin');
    expect(urlsOf(described)).not.toEqual([[name, url]]);
  });

  it('describes them as a reader of real servers understands it', () => {
    const described = cluster();
    described.apply(
      definition({ size: { type: 'integer', default: 3 } }),
      'admin',
    );
    const document = describeSchemas(
      '/openapi/v3/apis/example.org/v1',
      described,
    ) as { components: { schemas: Fields } };
    const { schemas } = document.components;
    const kind = new OpenApiSchemas({
      names: Object.keys(schemas),
      get: name => schemas[name],
      isComplete: true,
    }).describe({ group: 'example.org', version: 'v1', kind: 'Thing' });

    expect(kind?.schema.verbatim).toBe(true);
    expect(kind?.schema.root.fields?.get('size')).toEqual({
      type: 'integer',
      default: 3,
    });
  });

  it.each(['/openapi/v2', '/openapi/v3/api/v1', '/openapi/v3/constructor'])(
    'does not know %s',
    path => {
      expect(describeSchemas(path, cluster())).toBeUndefined();
    },
  );
});
