import { rankOfHealth, rankOfSync } from '@oneroof/plugin-gitops-common';
import { BulkTable } from '../../bulk/BulkTable';
import { ResourceRow } from '../../tables';
import { storedOrNull } from '../../text/storedOrNull';
import { ResourceRecord } from './ResourceRecord';

/** The table `resources`, as judgements write it. */
export const resourcesTable: BulkTable<ResourceRow> = {
  name: 'resources',
  columns: {
    placement_id: 'text',
    key: 'text',
    group: 'text',
    api_version: 'text',
    kind: 'text',
    namespace: 'text',
    name: 'text',
    sync: 'text',
    sync_rank: 'integer',
    health: 'text',
    health_rank: 'integer',
    health_reason: 'text',
    cause_code: 'text',
    cause_message: 'text',
    details: 'text',
    sightings: 'text',
    documents: 'bytes',
    last_good_at: 'text',
    last_good_sync: 'text',
    last_good_health: 'text',
    verdict_hash: 'text',
    changed_at: 'text',
    coverage: 'number',
    differs: 'text',
    host: 'text',
    absent_at: 'text',
  },
  key: ['placement_id', 'key'],
};

/** A row of it. */
export function toResourceRow(
  placementId: string,
  record: ResourceRecord,
  now: Date,
): ResourceRow {
  const { ref, sync, health, cause, lastGood } = record;
  return {
    placement_id: placementId,
    key: record.key,
    group: ref.group,
    api_version: record.apiVersion,
    kind: ref.kind,
    namespace: ref.namespace ?? null,
    name: ref.name,
    sync,
    sync_rank: rankOfSync(sync),
    health: health.status,
    health_rank: rankOfHealth(health.status),
    health_reason: storedOrNull(health.reason),
    cause_code: cause?.code ?? null,
    cause_message: storedOrNull(cause?.message),
    details: record.details ?? null,
    sightings: record.sightings ?? null,
    documents: record.documents ?? null,
    last_good_at: lastGood?.at ?? null,
    last_good_sync: lastGood?.sync ?? null,
    last_good_health: lastGood?.health ?? null,
    verdict_hash: record.hash,
    changed_at: now.toISOString(),
    coverage: record.host?.coverage ?? null,
    differs: record.host?.differs ?? null,
    host: record.host?.description ?? null,
    absent_at: record.host?.absentAt ?? null,
  };
}
