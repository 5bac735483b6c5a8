import { createHash } from 'node:crypto';
import { Cluster } from '../Cluster';
import { ResourceKind } from '../resources/ResourceKind';
import { Fields, isFields } from '../types';

/**
 * Answers paths of OpenAPI v3; undefined for every other path. Described are the kinds of custom resource definitions;
 * of built-in ones the simulation knows too little to say what a field is.
 */
export function describeSchemas(
  path: string,
  cluster: Cluster,
): Fields | undefined {
  if (path === '/openapi/v3') {
    const documents = Object.entries(documentsOf(cluster));
    return {
      paths: Object.fromEntries(
        documents.map(([name, document]) => [
          name,
          {
            serverRelativeURL: `/openapi/v3/${name}?hash=${hashOf(document)}`,
          },
        ]),
      ),
    };
  }
  const name = /^\/openapi\/v3\/(.+)$/.exec(path)?.[1];
  const documents = name ? documentsOf(cluster) : {};
  return name && Object.hasOwn(documents, name) ? documents[name] : undefined;
}

/** The documents by group and version. */
function documentsOf(cluster: Cluster): Record<string, Fields> {
  const documents: Record<string, Fields> = {};
  for (const { kind, schema } of customKinds(cluster)) {
    const { group, version } = kind;
    const name = `apis/${group}/${version}`;
    const schemas = (documents[name]?.components as Fields)?.schemas ?? {};
    documents[name] = {
      openapi: '3.0.0',
      info: { title: 'Kubernetes', version: 'v1.33.0+oneroof-world' },
      paths: {},
      components: {
        schemas: { ...(schemas as Fields), [definitionName(kind)]: schema },
      },
    };
  }
  return documents;
}

function customKinds(cluster: Cluster) {
  const definitions = cluster.kinds.byObject({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
  });
  return (definitions ? cluster.store.list(definitions) : []).flatMap(
    ({ spec }) => {
      const { group, names, versions } = isFields(spec) ? spec : {};
      return (Array.isArray(versions) ? versions : [])
        .filter(isFields)
        .flatMap(version => {
          const kind = {
            group: String(group),
            version: String(version.name),
            kind: String(isFields(names) ? names.kind : ''),
          };
          const schema = isFields(version.schema)
            ? version.schema.openAPIV3Schema
            : undefined;
          return version.served === true && isFields(schema)
            ? [
                {
                  kind,
                  schema: {
                    ...schema,
                    'x-kubernetes-group-version-kind': [kind],
                  },
                },
              ]
            : [];
        });
    },
  );
}

/** As the server names the kinds of custom resources: `org.example.v1.Thing`. */
function definitionName({
  group,
  version,
  kind,
}: Pick<ResourceKind, 'group' | 'version' | 'kind'>): string {
  return [...group.split('.').reverse(), version, kind].join('.');
}

function hashOf(document: Fields): string {
  return createHash('sha256').update(JSON.stringify(document)).digest('hex');
}
