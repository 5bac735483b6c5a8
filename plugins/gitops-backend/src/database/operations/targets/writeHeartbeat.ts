import { Cause } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { storedOrNull } from '../../text/storedOrNull';
import { Tables } from '../../tables';

/**
 * Notes that a target was looked at: the one write of a pass that finds everything as it was.
 *
 * @param options - `cause` when the look failed; the time of the last good one stays then. `emptiedKinds`: kinds that
 *   answer empty where objects were; those of the look before stay when absent
 */
export async function writeHeartbeat(
  tx: Knex.Transaction,
  id: string,
  options: {
    now: Date;
    ticket: string;
    cause?: Cause;
    emptiedKinds?: ReadonlyMap<string, string>;
  },
): Promise<void> {
  const { now, ticket, cause, emptiedKinds } = options;
  await tx<Tables['targets']>('targets')
    .where({ id })
    .update({
      attempted_at: now.toISOString(),
      ...(!cause && { observed_at: now.toISOString() }),
      cause_code: cause?.code ?? null,
      cause_message: storedOrNull(cause?.message),
      written_by: ticket,
      ...(emptiedKinds && {
        emptied_kinds:
          emptiedKinds.size > 0 ? JSON.stringify([...emptiedKinds]) : null,
      }),
    });
}
