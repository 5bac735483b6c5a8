import { Cause } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { toStoredText } from '../../text/toStoredText';
import { Tables } from '../../tables';

/**
 * Notes why a repository cannot be read now, or is not believed. The revision that was read last stays.
 *
 * @param failure - `emptiedAt`: since when it declares nothing; what was noted of that before stays when absent
 */
export async function writeRepositoryCause(
  tx: Knex.Transaction,
  id: string,
  failure: { cause: Cause; emptiedAt?: string },
): Promise<void> {
  const { cause, emptiedAt } = failure;
  await tx<Tables['repositories']>('repositories')
    .where({ id })
    .update({
      cause_code: cause.code,
      cause_message: toStoredText(cause.message),
      ...(emptiedAt !== undefined && { emptied_at: emptiedAt }),
    });
}
