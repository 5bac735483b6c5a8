import { SyncRun } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { createSortableId } from '../../createSortableId';
import { SyncRunRow } from '../../tables';
import { toStoredText } from '../../text/toStoredText';
import { markDue } from '../queue/markDue';
import { findActiveSync } from './findActiveSync';

/** What {@link requestSync} writes down. */
export interface SyncRequest {
  placementId: string;
  /** Entity reference of a user, or subject of a service. */
  requestedBy: string;
  now: Date;
}

/** The run that answers a request. */
export type RequestedSync = SyncRun & {
  /** Whether the request has made it, or found it. */
  isNew: boolean;
};

/** How often a run may end between the moment in which it kept us from inserting and the one in which we look for it. */
const maxAttempts = 5;

/**
 * Asks for a sync of a placement, unless one waits or is under way already: then that one is the answer, and asking has
 * changed nothing. However many ask at once, on however many backends, one run comes out.
 */
export async function requestSync(
  knex: Knex,
  request: SyncRequest,
): Promise<RequestedSync> {
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const active = await findActiveSync(knex, request.placementId);
    const run = active
      ? { ...active, isNew: false }
      : await insertSync(knex, request);
    if (run) {
      return run;
    }
  }
  throw new Error('Syncs of this placement end faster than one can be asked');
}

/** @returns undefined when somebody else's run was active when we inserted ours, and has ended since */
async function insertSync(
  knex: Knex,
  { placementId, requestedBy, now }: SyncRequest,
): Promise<RequestedSync | undefined> {
  return knex.transaction(async tx => {
    // Rows of the queue are locked before all others, see `withTicket`.
    await markDue(tx, [`sync:${placementId}`], now);
    const id = createSortableId(now);
    await tx<SyncRunRow>('sync_runs')
      .insert({
        id,
        placement_id: placementId,
        state: 'pending',
        requested_by: toStoredText(requestedBy, 255),
        requested_at: now.toISOString(),
        attempts: 0,
      })
      // Whichever index refuses it: the one that allows one active run of a placement is a partial one.
      .onConflict()
      .ignore();
    // In PostgreSQL the loser waits for the winner's commit, and its own snapshot shows the winner's row from then on.
    const run = await findActiveSync(tx, placementId);
    return run && { ...run, isNew: run.id === id };
  });
}
