import { Cause } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { Tables } from '../../tables';
import { toStoredText } from '../../text/toStoredText';

/** Notes why an attempt came to nothing, while the run is going to be attempted again. */
export async function writeSyncCause(
  tx: Knex.Transaction,
  id: string,
  cause: Cause,
): Promise<void> {
  await tx<Tables['sync_runs']>('sync_runs')
    .where({ id })
    .update({
      cause_code: cause.code,
      cause_message: toStoredText(cause.message),
    });
}
