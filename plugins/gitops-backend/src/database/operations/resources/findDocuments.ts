import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { ResourceDocuments } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { ResourceRow } from '../../tables';
import { maxDocumentsBytes } from './maxDocumentsBytes';
import { parseStoredJson } from '../../text/parseStoredJson';

const unzip = promisify(gunzip);

const documentSchema = z.record(z.string(), z.unknown());
const documentsSchema = z.object({
  desired: documentSchema.optional(),
  live: documentSchema.optional(),
});

/**
 * The two documents of a resource, as they were stored: masked. `undefined` where there is no such resource, or it is
 * in sync and has none.
 *
 * @throws RangeError when the documents are larger than any that is ever written
 */
export async function findDocuments(
  knex: Knex,
  placementId: string,
  key: string,
): Promise<ResourceDocuments | undefined> {
  const row = await knex<ResourceRow>('resources')
    .where({ placement_id: placementId, key })
    .first('documents');
  if (!row?.documents) {
    return undefined;
  }
  const json = await unzip(row.documents, {
    maxOutputLength: maxDocumentsBytes,
  });
  return documentsSchema.parse(parseStoredJson(json.toString('utf8')));
}
