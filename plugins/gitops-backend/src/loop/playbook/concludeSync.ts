import { voidReports } from '../../database/operations/checks/voidReports';
import { insertHistory } from '../../database/operations/placements/insertHistory';
import { withTicket } from '../../database/operations/queue';
import { endSync, SyncEnd } from '../../database/operations/syncs/endSync';
import { SyncAttempts } from '../../database/operations/syncs/findSyncAttempts';
import { LoopContext } from '../LoopContext';
import { Work, WorkOutcome } from '../Work';
import { explainSync } from './describeSync';

/**
 * Writes how a run ended, tells it in the history of its placement, and asks for looks at what it may have changed.
 *
 * @param conclusion - `changed`: where hosts may be others now; absent where nothing was run
 */
export async function concludeSync(
  { knex, now, publisher }: LoopContext,
  work: Work,
  conclusion: {
    run: SyncAttempts;
    end: SyncEnd;
    changed?: { targetId: string };
  },
): Promise<WorkOutcome> {
  const { id, claim } = work;
  const { run, end, changed } = conclusion;
  const at = now();
  // A check waits for the end of a sync, whatever came of it.
  const followers = [
    `check:${id}`,
    ...(changed ? [`target:${changed.targetId}`] : []),
  ];
  await withTicket({ knex, claim, followers, now: at }, async tx => {
    await endSync(tx, run.id, { ...end, now: at });
    if (changed) {
      await voidReports(tx, id);
    }
    await insertHistory(tx, [
      {
        placementId: id,
        at,
        type: 'sync-run',
        to: end.state,
        message: explainSync(end, run.requestedBy),
      },
    ]);
  });
  await publisher.publish([id]);
  // A request that came meanwhile found no active run, so it has made one: then the item is not forgotten.
  return { result: 'gone' };
}
