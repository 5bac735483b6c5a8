import { Cause } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { Tables } from '../../tables';
import { activeStates } from './activeStates';

/** A run that waits or is under way, as the loop finds it. */
export interface SyncAttempts {
  id: string;
  requestedBy: string;
  /** How often it was begun. */
  attempts: number;
  /** Why the last attempt came to nothing. */
  cause?: Cause;
}

/** The active run of a placement; there is never more than one. */
export async function findSyncAttempts(
  knex: Knex,
  placementId: string,
): Promise<SyncAttempts | undefined> {
  const row = await knex<Tables['sync_runs']>('sync_runs')
    .where({ placement_id: placementId })
    .whereIn('state', activeStates)
    .first();
  return (
    row && {
      id: row.id,
      requestedBy: row.requested_by,
      attempts: row.attempts,
      cause: row.cause_code
        ? { code: row.cause_code, message: row.cause_message ?? '' }
        : undefined,
    }
  );
}
