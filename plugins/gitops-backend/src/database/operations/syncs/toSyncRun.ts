import { SyncRun } from '@oneroof/plugin-gitops-common';
import { z } from 'zod';
import { SyncRunRow } from '../../tables';
import { parseStoredOr } from '../../text/parseStoredOr';

const hostsSchema = z
  .array(
    z.object({
      host: z.string(),
      result: z.enum(['failed', 'unreachable']),
      message: z.string().optional(),
    }),
  )
  .optional();

/** Turns a row into words of the API. */
export function toSyncRun(row: SyncRunRow): SyncRun {
  return {
    id: row.id,
    state: row.state,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    startedAt: row.started_at ?? undefined,
    finishedAt: row.finished_at ?? undefined,
    counts: toCounts(row),
    hosts: parseStoredOr(hostsSchema, row.hosts, undefined),
    cause:
      row.cause_code === null
        ? undefined
        : {
            code: row.cause_code,
            message: row.cause_message ?? row.cause_code,
          },
  };
}

/** Absent until the run ended with results. */
function toCounts(row: SyncRunRow): SyncRun['counts'] {
  const {
    count_unchanged: unchanged,
    count_changed: changed,
    count_failed: failed,
    count_unreachable: unreachable,
  } = row;
  return unchanged === null ||
    changed === null ||
    failed === null ||
    unreachable === null
    ? undefined
    : { unchanged, changed, failed, unreachable };
}
