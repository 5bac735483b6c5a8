import { readFileSync } from 'fs';
import path from 'path';
import { OpenApiSchemas } from '../diff/schema';
import { GroupVersionKind } from '../model';

/** A cut of the OpenAPI document of a real server, and the schema of a kind in it. */
export function readOpenApiFixture(name: string) {
  const file = path.join(__dirname, '..', '__fixtures__', 'openapi', name);
  const document = JSON.parse(readFileSync(`${file}.json`, 'utf8'));
  const definitions = document.definitions ?? document.components.schemas;
  const schemas = new OpenApiSchemas({
    names: Object.keys(definitions),
    get: definition => definitions[definition],
    isComplete: document.definitions === undefined,
  });
  return (kind: GroupVersionKind) => schemas.describe(kind)!.schema;
}
