import {
  ArtifactVersion,
  Cause,
  CauseCode,
  SyncCounts,
  TargetSummary,
} from '@oneroof/plugin-gitops-common';
import { z } from 'zod';
import { toPlaybook } from '../hosts/toPlaybook';
import { PlacementColumns } from './PlacementColumns';
import {
  DesiredRevision,
  PlacementRecord,
  TargetObservation,
} from './PlacementRecord';

const versionsSchema = z.array(
  z.object({ artifact: z.string(), version: z.string() }),
);
const namesSchema = z.array(z.string());
const targetSpecSchema = z.object({
  cluster: z.string().optional(),
  inventory: z.string().optional(),
  group: z.string().optional(),
});

/** Turns a row into words of the model. */
export function toPlacementRecord(row: PlacementColumns): PlacementRecord {
  return {
    id: row.id,
    delivery: row.delivery,
    environment: row.environment,
    after: namesSchema.parse(JSON.parse(row.environment_after)),
    target: toTarget(row),
    namespace: row.namespace ?? undefined,
    path: row.path,
    playbook: toPlaybook(row.playbook),
    repositoryUrl: row.repository_url ?? undefined,
    deliveryRepositoryUrl: row.delivery_repository_url ?? undefined,
    sync: row.sync,
    health: row.health,
    healthReason: row.health_reason ?? undefined,
    cause: toCause(row.cause_code, row.cause_message),
    counts: toCounts(row),
    hostCount: toHostCount(row),
    coverage: row.coverage ?? undefined,
    declares: toVersions(row.declares),
    runs: toVersions(row.runs),
    release: row.release ?? undefined,
    desired: toDesired(row),
    lastGood: toLastGood(row),
    observation: toObservation(row),
    repositoryObservedAt: row.repository_observed_at ?? undefined,
    repositoryCause: toCause(
      row.repository_cause_code,
      row.repository_cause_message,
    ),
    workDueAt: [row.target_due_at, row.repository_due_at].filter(
      dueAt => dueAt !== null,
    ),
    // SQLite answers with numbers.
    isWorkRequested: Boolean(row.target_requested || row.repository_requested),
  };
}

function toTarget(row: PlacementColumns): TargetSummary {
  const spec = targetSpecSchema.parse(JSON.parse(row.target_spec));
  return { name: row.target_name, type: row.target_type, ...spec };
}

function toCounts(row: PlacementColumns): SyncCounts {
  return {
    'in-sync': row.count_in_sync,
    ignored: row.count_ignored,
    extra: row.count_extra,
    unknown: row.count_unknown,
    missing: row.count_missing,
    drifted: row.count_drifted,
  };
}

function toHostCount(row: PlacementColumns): number | undefined {
  // Before the first judgement nothing is counted, which must not look like a group without hosts.
  return row.target_type === 'hosts' && row.judged_tree !== null
    ? Object.values(toCounts(row)).reduce((sum, count) => sum + count, 0)
    : undefined;
}

function toVersions(json: string): ArtifactVersion[] {
  return versionsSchema.parse(JSON.parse(json));
}

function toCause(
  code: CauseCode | null,
  message: string | null,
): Cause | undefined {
  return code === null ? undefined : { code, message: message ?? code };
}

function toDesired(row: PlacementColumns): DesiredRevision | undefined {
  if (
    row.repository_url === null ||
    row.desired_commit === null ||
    row.desired_committed_at === null
  ) {
    return undefined;
  }
  return {
    repository: row.repository_url,
    commit: row.desired_commit,
    committedAt: row.desired_committed_at,
    author: row.desired_author ?? '',
    subject: row.desired_subject ?? '',
  };
}

function toLastGood(row: PlacementColumns): PlacementRecord['lastGood'] {
  return row.last_good_at !== null &&
    row.last_good_sync !== null &&
    row.last_good_health !== null
    ? {
        observedAt: row.last_good_at,
        sync: row.last_good_sync,
        health: row.last_good_health,
      }
    : undefined;
}

function toObservation(row: PlacementColumns): TargetObservation | undefined {
  if (row.target_id === null) {
    return undefined;
  }
  const observedAt = row.target_observed_at ?? undefined;
  // A good look may carry a cause too, of a part that it could not read; the resources of that part say so themselves.
  const failed =
    observedAt === undefined || (row.target_attempted_at ?? '') > observedAt;
  return {
    observedAt,
    failure: failed
      ? toCause(row.target_cause_code, row.target_cause_message)
      : undefined,
  };
}
