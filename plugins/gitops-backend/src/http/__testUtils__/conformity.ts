import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { Response } from 'supertest';
import { openapiDocument } from '../../schema/openapi.generated';

type Json = { [key: string]: unknown };

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(closed(openapiDocument) as Json, 'openapi');

/**
 * Fails unless an answer is what the document says of its operation and status, with no property that it does not
 * name: what is served beyond the contract is what leaks.
 */
export function expectConformity(path: string, response: Response): void {
  const method = response.request.method.toLowerCase();
  const operation = (openapiDocument.paths as Json)[path] as Json;
  const responses = (operation[method] as Json).responses as Json;
  const pointer =
    String(response.status) in responses
      ? `#/paths/${escape(path)}/${method}/responses/${
          response.status
        }/content/application~1json/schema`
      : '#/components/schemas/Error';
  const validate = ajv.getSchema(`openapi${pointer}`);
  if (!validate) {
    throw new Error(`There is no schema at ${pointer}`);
  }
  validate(response.body);
  expect(validate.errors ?? []).toEqual([]);
}

function escape(path: string): string {
  return path
    .replaceAll('~', '~0')
    .replaceAll('/', '~1')
    .replaceAll('{', '%7B')
    .replaceAll('}', '%7D');
}

/** The document with every object closed, but for errors: Backstage adds to those as it likes. */
function closed(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    return value.map(item => closed(item));
  }
  if (typeof value !== 'object' || value === null || key === 'Error') {
    return value;
  }
  const copy = Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, closed(item, name)]),
  );
  return copy.type === 'object' && copy.properties
    ? { additionalProperties: false, ...copy }
    : copy;
}
