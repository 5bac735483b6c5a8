import { Cause } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { Tables } from '../../tables';
import { storedOrNull } from '../../text/storedOrNull';

/** How a run ended. */
export interface SyncEnd {
  state: 'succeeded' | 'failed' | 'errored';
  /** Hosts by result; absent where nothing was run. */
  counts?: Record<'unchanged' | 'changed' | 'failed' | 'unreachable', number>;
  /** The first of those that it failed on. */
  hosts?: Array<{
    host: string;
    result: 'failed' | 'unreachable';
    message?: string;
  }>;
  cause?: Cause;
}

export async function endSync(
  tx: Knex.Transaction,
  id: string,
  { state, counts, hosts, cause, now }: SyncEnd & { now: Date },
): Promise<void> {
  await tx<Tables['sync_runs']>('sync_runs')
    .where({ id })
    .update({
      state,
      finished_at: now.toISOString(),
      count_unchanged: counts?.unchanged ?? null,
      count_changed: counts?.changed ?? null,
      count_failed: counts?.failed ?? null,
      count_unreachable: counts?.unreachable ?? null,
      hosts: hosts && hosts.length > 0 ? JSON.stringify(hosts) : null,
      cause_code: cause?.code ?? null,
      cause_message: storedOrNull(cause?.message),
    });
}
