import { Knex } from 'knex';
import { Tables } from '../../tables';

/** Takes back that an attempt was begun: the backend is stopped in order, and that is nobody's failure. */
export async function returnAttempt(
  tx: Knex.Transaction,
  id: string,
): Promise<void> {
  await tx<Tables['sync_runs']>('sync_runs')
    .where({ id, state: 'running' })
    .andWhere('attempts', '>', 0)
    .update({ attempts: tx.raw('attempts - 1') });
}
