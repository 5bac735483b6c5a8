import { Knex } from 'knex';
import { Tables } from '../../tables';

/** Notes that a run is begun, before anything is done: an attempt whose process is killed has to count. */
export async function beginSync(
  tx: Knex.Transaction,
  id: string,
  { tree, now }: { tree: string | undefined; now: Date },
): Promise<void> {
  await tx<Tables['sync_runs']>('sync_runs')
    .where({ id })
    .update({
      state: 'running',
      tree: tree ?? null,
      attempts: tx.raw('attempts + 1'),
      started_at: tx.raw('coalesce(started_at, ?)', [now.toISOString()]),
    });
}
