import { readFileSync } from 'fs';
import path from 'path';
import { declarationJsonSchemas } from './declarationJsonSchemas';

const folder = path.join(__dirname, '../../../../docs/schemas');

it.each(Object.entries(declarationJsonSchemas()))(
  'the published %s is up to date (else run scripts/generate-schemas.ts)',
  (file, schema) => {
    const published = readFileSync(path.join(folder, file), 'utf8');
    // Through JSON, since a schema may hold what JSON leaves out.
    expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(schema)));
  },
);
