import { causeOf } from '../causeOf';
import { Desired } from '../render/RevisionRenderer';
import { PlacementJudgement } from '../target/concludeJudgement';
import { judgeAllUnknown } from '../target/judgeAllUnknown';
import { judgeUnknown } from '../target/judgeUnknown';
import { TargetJudge, TargetJudgement } from '../target/TargetJudgement';
import { TimeSlice } from '../TimeSlice';
import { judgeFleetPlacement } from './judgeFleetPlacement';
import { FleetObservation, observeFleet } from './observeFleet';

/**
 * Observes the hosts of an inventory and judges the placements on them: each host is a resource of its placement. What
 * cannot be seen is `unknown`, as small as the failure: one host that does not answer, a tree that does not render its
 * placement, an inventory that cannot be read all of them.
 */
export const judgeHosts: TargetJudge = async (subject, options) => {
  const { context, work } = options;
  const slice = new TimeSlice(() => context.now().getTime());
  let desired: Desired[] | undefined;
  try {
    desired = await context.renderer.render(subject.placements, work.signal);
    const fleet = await observeFleet(subject, desired, { ...options, slice });
    return await judgeAll(subject, fleet, { ...options, slice });
  } catch (error) {
    const cause = causeOf(error);
    if (!cause) {
      throw error;
    }
    const judgements = await judgeAllUnknown(subject, cause, desired);
    return { cause, judgements };
  }
};

async function judgeAll(
  { target, placements, remembered, times }: Parameters<TargetJudge>[0],
  fleet: FleetObservation,
  { context, slice }: Parameters<TargetJudge>[1] & { slice: TimeSlice },
): Promise<TargetJudgement> {
  const judgements: PlacementJudgement[] = [];
  const doubts: string[] = [];
  for (const [index, placement] of placements.entries()) {
    const known = { remembered: remembered.get(placement.id)!, times };
    const observed = fleet.placements[index];
    if ('cause' in observed) {
      judgements.push(await judgeUnknown(placement, observed.cause, known));
      continue;
    }
    const { doubtedSince, ...judgement } = await judgeFleetPlacement(
      placement,
      observed,
      {
        ...known,
        fleet,
        inventory: target.name,
        oldAfterMs: context.config.staleAfter,
        slice,
      },
    );
    judgements.push(judgement);
    doubts.push(...(doubtedSince === undefined ? [] : [doubtedSince]));
  }
  // Which hosts are gone stands on their own rows; there are no kinds that could be empty.
  const suspicion = { emptiedKinds: new Map(), doubtedSince: doubts.sort()[0] };
  return { judgements, suspicion };
}
