import { Cause } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { toStoredText } from '../../text/toStoredText';
import { Tables } from '../../tables';

/** Notes why a repository cannot be read now. The revision that was read last stays. */
export async function writeRepositoryCause(
  tx: Knex.Transaction,
  id: string,
  cause: Cause,
): Promise<void> {
  await tx<Tables['repositories']>('repositories')
    .where({ id })
    .update({
      cause_code: cause.code,
      cause_message: toStoredText(cause.message),
    });
}
