import { rankOfHealth, rankOfSync } from '@oneroof/plugin-gitops-common';
import { BulkTable } from '../../bulk/BulkTable';
import { PlacementRow } from '../../tables';
import { storedOrNull } from '../../text/storedOrNull';
import { toStoredVersions } from '../../text/toStoredVersions';
import { PlacementVerdict } from './StoredPlacement';

/** What a judgement writes of a placement. */
type VerdictRow = Pick<
  PlacementRow,
  | 'id'
  | 'judged_tree'
  | 'sync'
  | 'sync_rank'
  | 'health'
  | 'health_rank'
  | 'health_reason'
  | 'count_in_sync'
  | 'count_ignored'
  | 'count_extra'
  | 'count_unknown'
  | 'count_missing'
  | 'count_drifted'
  | 'declares'
  | 'runs'
  | 'release'
  | 'cause_code'
  | 'cause_message'
  | 'last_good_at'
  | 'last_good_sync'
  | 'last_good_health'
  | 'verdict_hash'
  | 'coverage'
  | 'differences'
  | 'skew'
>;

/** The table `placements`, as far as judgements write it. */
export const verdictsTable: BulkTable<VerdictRow> = {
  name: 'placements',
  columns: {
    id: 'text',
    judged_tree: 'text',
    sync: 'text',
    sync_rank: 'integer',
    health: 'text',
    health_rank: 'integer',
    health_reason: 'text',
    count_in_sync: 'integer',
    count_ignored: 'integer',
    count_extra: 'integer',
    count_unknown: 'integer',
    count_missing: 'integer',
    count_drifted: 'integer',
    declares: 'text',
    runs: 'text',
    release: 'text',
    cause_code: 'text',
    cause_message: 'text',
    last_good_at: 'text',
    last_good_sync: 'text',
    last_good_health: 'text',
    verdict_hash: 'text',
    coverage: 'number',
    differences: 'text',
    skew: 'text',
  },
  key: ['id'],
};

/** A row of it. */
export function toVerdictRow(
  id: string,
  verdict: PlacementVerdict & { hash: string },
): VerdictRow {
  const { sync, health, counts, cause, lastGood, hosts } = verdict;
  return {
    id,
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
    coverage: hosts?.coverage ?? null,
    differences: hosts ? JSON.stringify(hosts.differences) : null,
    skew: hosts ? JSON.stringify(hosts.skew) : null,
  };
}
