import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { ResourceRecord } from '../../database/operations/verdicts/ResourceRecord';
import { mapLimited } from '../mapLimited';
import { DescribedResource } from './describeResource';

const zip = promisify(gzip);

/** As many threads as Node has for this by default. */
const zippedAtOnce = 4;

/** Compresses the documents of resources, beside the thread that everybody shares. */
export async function zipDocuments(
  resources: readonly DescribedResource[],
): Promise<ResourceRecord[]> {
  return mapLimited(
    resources,
    zippedAtOnce,
    async ({ documents, ...resource }) =>
      documents === undefined
        ? resource
        : { ...resource, documents: await zip(documents) },
  );
}
