import {
  indexLiveSnapshot,
  listJqQuestions,
  LiveIndex,
} from '@oneroof/plugin-gitops-common';
import { StoredPlacement } from '../../database/operations/verdicts/StoredPlacement';
import { causeOf } from '../causeOf';
import { LoopContext } from '../LoopContext';
import { Desired } from '../render/RevisionRenderer';
import { TimeSlice } from '../TimeSlice';
import { Work } from '../Work';
import { compareOptionsOf } from './compareOptionsOf';
import { declaredByAny } from './declaredByAny';
import { PlacementJudgement } from './concludeJudgement';
import { judgeAllUnknown } from './judgeAllUnknown';
import { judgePlacement } from './judgePlacement';
import { judgeUnknown } from './judgeUnknown';
import { observeRelated } from './observeRelated';
import { findLiveReader, observeTarget } from './observeTarget';
import { planRelatedLists } from './planRelatedLists';
import { suspectEmptiness } from './suspectEmptiness';
import { TargetJudgement, TargetSubject } from './TargetJudgement';

/** Observes a cluster and judges its placements. What cannot be seen is `unknown`, as small as the failure. */
export async function judgeTarget(
  subject: TargetSubject,
  options: { context: LoopContext; work: Work },
): Promise<TargetJudgement> {
  const { context, work } = options;
  const { target, placements, remembered, times } = subject;
  let desired: Desired[] | undefined;
  try {
    const observation = await observeTarget(target, {
      adapters: context.adapters,
      renderer: context.renderer,
      placements,
      remembered,
      signal: work.signal,
    });
    desired = observation.desired;
    if ('cause' in observation) {
      const { cause } = observation;
      return {
        cause,
        judgements: await judgeAllUnknown(subject, cause, desired),
      };
    }
    const suspicion = suspectEmptiness(observation.snapshot, remembered, {
      emptiedKinds: target.emptiedKinds,
      now: times.now,
    });
    const { cause } = suspicion;
    const judgements = cause
      ? await judgeAllUnknown(subject, cause, desired)
      : await judgeAll(
          subject,
          { desired, live: indexLiveSnapshot(suspicion.snapshot) },
          options,
        );
    return { cause, judgements, suspicion };
  } catch (error) {
    const cause = causeOf(error);
    if (!cause) {
      throw error;
    }
    return {
      cause,
      judgements: await judgeAllUnknown(subject, cause, desired),
    };
  }
}

async function judgeAll(
  { target, placements, remembered, times }: TargetSubject,
  { desired, live }: { desired: readonly Desired[]; live: LiveIndex },
  { context, work }: { context: LoopContext; work: Work },
): Promise<PlacementJudgement[]> {
  const healthContextOf = await observeRelated(target, {
    reader: findLiveReader(context.adapters, target),
    lists: planRelatedLists(pairWithDesired(placements, desired), {
      live,
      now: times.now,
    }),
    now: times.now,
    signal: work.signal,
  });
  const isDeclaredElsewhere = declaredByAny(
    pairWithDesired(placements, desired),
    live,
  );
  const slice = new TimeSlice(() => context.now().getTime());
  const judgements: PlacementJudgement[] = [];
  for (const [index, placement] of placements.entries()) {
    if (slice.isUsed) {
      await slice.rest();
    }
    const known = { remembered: remembered.get(placement.id)!, times };
    const result = desired[index];
    if ('cause' in result) {
      judgements.push(await judgeUnknown(placement, result.cause, known));
    } else {
      const questions = listJqQuestions(
        result.snapshot,
        live,
        compareOptionsOf(placement, known.remembered),
      );
      const jqAnswers = await context.jq.answer(questions, work.signal);
      const observation = {
        desired: result.snapshot,
        live,
        jqAnswers,
        isDeclaredElsewhere,
        healthContextOf,
      };
      judgements.push(
        await judgePlacement(placement, observation, { ...known, slice }),
      );
    }
  }
  return judgements;
}

/** Placements whose tree was rendered. */
function pairWithDesired(
  placements: readonly StoredPlacement[],
  desired: readonly Desired[],
) {
  return placements.flatMap((placement, index) => {
    const result = desired[index];
    return 'cause' in result ? [] : [{ placement, desired: result.snapshot }];
  });
}
