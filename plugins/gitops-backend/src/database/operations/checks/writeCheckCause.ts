import { Cause } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { Tables } from '../../tables';
import { toStoredText } from '../../text/toStoredText';

/** Notes why a check run failed. What the last good one said stays, until it is too old to count. */
export async function writeCheckCause(
  tx: Knex.Transaction,
  placementId: string,
  cause: Cause,
): Promise<void> {
  await tx<Tables['check_runs']>('check_runs')
    .insert({
      placement_id: placementId,
      cause_code: cause.code,
      cause_message: toStoredText(cause.message),
    })
    .onConflict('placement_id')
    .merge();
}
