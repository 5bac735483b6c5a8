import { Cause } from '@oneroof/plugin-gitops-common';
import { withTicket } from '../../database/operations/queue';
import { StoredTarget } from '../../database/operations/targets/findTarget';
import { writeHeartbeat } from '../../database/operations/targets/writeHeartbeat';
import { StoredPlacement } from '../../database/operations/verdicts/StoredPlacement';
import { writeVerdicts } from '../../database/operations/verdicts/writeVerdicts';
import { LoopContext } from '../LoopContext';
import { Work } from '../Work';
import { PlacementJudgement } from './concludeJudgement';
import { RememberedPlacement } from './TargetMemory';

/**
 * Writes a pass and tells of it.
 *
 * @returns what to remember of the placements whose rows are known to stand as judged
 */
export async function writePass(
  context: LoopContext,
  work: Work,
  pass: {
    target: StoredTarget;
    placements: readonly StoredPlacement[];
    /** In the order of the placements. */
    judgements: readonly PlacementJudgement[];
    cause: Cause | undefined;
    /** Absent when the target did not answer. */
    emptiedKinds: ReadonlyMap<string, string> | undefined;
  },
): Promise<Map<string, RememberedPlacement>> {
  const { knex, metrics, now, publisher } = context;
  const { target, placements, judgements, cause, emptiedKinds } = pass;
  const changes = judgements.flatMap(({ change }) => change ?? []);
  const { claim } = work;
  const at = now();
  const writtenIds = await withTicket({ knex, claim, now: at }, async tx => {
    const { ticket } = claim;
    await writeHeartbeat(tx, target.id, {
      now: at,
      ticket,
      cause,
      emptiedKinds,
    });
    return changes.length > 0
      ? writeVerdicts(tx, changes, { targetId: target.id, now: at })
      : new Set<string>();
  });
  for (const { id, verdict } of changes) {
    if (verdict && writtenIds.has(id)) {
      metrics.judged(verdict.sync);
    }
  }
  await publisher.publish([...writtenIds]);
  return new Map(
    placements.flatMap(({ id }, index) => {
      const { change, remembered } = judgements[index];
      return !change || writtenIds.has(id) ? [[id, remembered] as const] : [];
    }),
  );
}
