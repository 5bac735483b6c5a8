import { ResourceSyncVerdict } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { Tables } from '../../tables';
import { ResourceHealth, ResourceLastGood } from './ResourceRecord';
import { toResourceLastGood } from './toResourceLastGood';

/** What a judge needs to know of a stored resource to see whether it changed. */
export interface StoredResource {
  apiVersion: string;
  kind: string;
  sync: ResourceSyncVerdict;
  health: ResourceHealth;
  /** While `sync` is `unknown`. */
  lastGood?: ResourceLastGood;
  /** JSON of who was seen to overwrite whom. */
  sightings?: string;
  /** First look at its inventory that did not find a host; absent while it is there. */
  absentAt?: string;
  hash: string;
}

const batchSize = 500;

/** Stored resources by placement and key. */
export async function listStoredResources(
  knex: Knex,
  placementIds: readonly string[],
): Promise<Map<string, Map<string, StoredResource>>> {
  const result = new Map<string, Map<string, StoredResource>>(
    placementIds.map(id => [id, new Map()]),
  );
  for (let start = 0; start < placementIds.length; start += batchSize) {
    const rows = await knex<Tables['resources']>('resources')
      .whereIn('placement_id', placementIds.slice(start, start + batchSize))
      .select(
        'placement_id',
        'key',
        'api_version',
        'kind',
        'sync',
        'health',
        'sightings',
        'last_good_at',
        'last_good_sync',
        'last_good_health',
        'absent_at',
        'verdict_hash',
      );
    for (const row of rows) {
      result.get(row.placement_id)?.set(row.key, {
        apiVersion: row.api_version,
        kind: row.kind,
        sync: row.sync,
        health: row.health,
        lastGood: toResourceLastGood(row),
        ...(row.sightings !== null && { sightings: row.sightings }),
        ...(row.absent_at !== null && { absentAt: row.absent_at }),
        hash: row.verdict_hash,
      });
    }
  }
  return result;
}
