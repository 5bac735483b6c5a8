import { rankOfHealth, rankOfSync } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { storedOrNull } from '../../text/storedOrNull';
import { toStoredVersions } from '../../text/toStoredVersions';
import { ResourceRow, Tables } from '../../tables';
import { HistoryEntry, insertHistory } from '../placements/insertHistory';
import { ResourceRecord } from './ResourceRecord';
import { PlacementVerdict } from './StoredPlacement';

/** SQLite takes no more than 32,766 variables in one statement, PostgreSQL 65,535; a row has 21. */
const batchSize = 500;

/** What changed on one placement. */
export interface PlacementChange {
  id: string;
  /** Key that the judgement was made for: if git has another one by now, the judgement is void. */
  desiredTree?: string;
  /** Absent when only resources changed. */
  verdict?: PlacementVerdict & { hash: string };
  upserted: ResourceRecord[];
  /** Keys of resources that are neither declared nor found any more. */
  removed: string[];
  history: HistoryEntry[];
}

/**
 * Writes what changed on the placements of one target.
 *
 * @returns ids of the placements that were written: one that was removed, moved to another target or wants another tree
 * by now is left out, its next judgement is on its way
 */
export async function writeVerdicts(
  tx: Knex.Transaction,
  changes: readonly PlacementChange[],
  options: { targetId: string; now: Date },
): Promise<Set<string>> {
  const valid = await lockPlacements(tx, changes, options.targetId);
  const written = changes.filter(({ id }) => valid.has(id));
  for (const { id, verdict } of written) {
    if (verdict) {
      await tx<Tables['placements']>('placements')
        .where({ id })
        .update(toColumns(verdict));
    }
  }
  await upsert(tx, written, options.now);
  for (const { id, removed } of written) {
    for (let start = 0; start < removed.length; start += batchSize) {
      await tx<Tables['resources']>('resources')
        .where({ placement_id: id })
        .whereIn('key', removed.slice(start, start + batchSize))
        .delete();
    }
  }
  await insertHistory(
    tx,
    written.flatMap(({ history }) => history),
  );
  return valid;
}

/** Holds the rows until the commit, so that neither plan nor repository change them under the verdict. */
async function lockPlacements(
  tx: Knex.Transaction,
  changes: readonly PlacementChange[],
  targetId: string,
): Promise<Set<string>> {
  const wanted = new Map(changes.map(change => [change.id, change]));
  const ids = [...wanted.keys()].sort();
  const valid = new Set<string>();
  for (let start = 0; start < ids.length; start += batchSize) {
    const rows = await tx<Tables['placements']>('placements')
      .whereIn('id', ids.slice(start, start + batchSize))
      .andWhere({ target_id: targetId })
      .orderBy('id')
      .forUpdate()
      .select('id', 'desired_tree');
    for (const row of rows) {
      if (row.desired_tree === (wanted.get(row.id)!.desiredTree ?? null)) {
        valid.add(row.id);
      }
    }
  }
  return valid;
}

async function upsert(
  tx: Knex.Transaction,
  changes: readonly PlacementChange[],
  now: Date,
): Promise<void> {
  const rows = changes.flatMap(({ id, upserted }) =>
    upserted.map(record => toRow(id, record, now)),
  );
  for (let start = 0; start < rows.length; start += batchSize) {
    await tx<Tables['resources']>('resources')
      .insert(rows.slice(start, start + batchSize))
      .onConflict(['placement_id', 'key'])
      .merge();
  }
}

function toRow(
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
    documents: record.documents ?? null,
    last_good_at: lastGood?.at ?? null,
    last_good_sync: lastGood?.sync ?? null,
    last_good_health: lastGood?.health ?? null,
    verdict_hash: record.hash,
    changed_at: now.toISOString(),
  };
}

function toColumns(verdict: PlacementVerdict & { hash: string }) {
  const { sync, health, counts, cause, lastGood } = verdict;
  return {
    judged_tree: verdict.judgedTree ?? null,
    sync,
    sync_rank: rankOfSync(sync),
    health,
    health_rank: rankOfHealth(health),
    health_reason: storedOrNull(verdict.healthReason),
    count_in_sync: counts['in-sync'],
    count_ignored: counts.ignored,
    count_extra: counts.extra,
    count_unknown: counts.unknown,
    count_missing: counts.missing,
    count_drifted: counts.drifted,
    declares: toStoredVersions(verdict.declares),
    runs: toStoredVersions(verdict.runs),
    release: verdict.release ?? null,
    cause_code: cause?.code ?? null,
    cause_message: storedOrNull(cause?.message),
    last_good_at: lastGood?.at ?? null,
    last_good_sync: lastGood?.sync ?? null,
    last_good_health: lastGood?.health ?? null,
    verdict_hash: verdict.hash,
  };
}
