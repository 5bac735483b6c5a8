import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  KindSchema,
  OpenApiSchemas,
  parseApiVersion,
} from '@oneroof/plugin-gitops-common';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolvePackagePath(
  '@oneroof/plugin-gitops-common',
  'src/__fixtures__/openapi',
);

const documents = [
  { file: 'v3-1.36-api-v1.json', apiVersion: 'v1', kind: 'Service' },
  {
    file: 'v3-1.36-apps-v1.json',
    apiVersion: 'apps/v1',
    kind: 'Deployment',
  },
];

/** Schemas of a real server by kind, of the kinds that there are documents of: Services and Deployments. */
export function readServerSchemas(): Map<string, KindSchema> {
  return new Map(
    documents.map(({ file, apiVersion, kind }) => {
      const { components } = JSON.parse(
        readFileSync(resolve(folder, file), 'utf8'),
      ) as { components: { schemas: Record<string, unknown> } };
      const schemas = new OpenApiSchemas({
        names: Object.keys(components.schemas),
        get: name => components.schemas[name],
        isComplete: true,
      });
      const described = schemas.describe({
        ...parseApiVersion(apiVersion),
        kind,
      });
      if (!described) {
        throw new Error(`${file} does not define ${kind}`);
      }
      return [kind, described.schema];
    }),
  );
}
