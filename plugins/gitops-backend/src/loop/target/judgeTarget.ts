import {
  Cause,
  indexLiveSnapshot,
  listJqQuestions,
  LiveIndex,
} from '@oneroof/plugin-gitops-common';
import { StoredTarget } from '../../database/operations/targets/findTarget';
import { StoredPlacement } from '../../database/operations/verdicts/StoredPlacement';
import { causeOf } from '../causeOf';
import { LoopContext } from '../LoopContext';
import { Desired } from '../render/RevisionRenderer';
import { TimeSlice } from '../TimeSlice';
import { Work } from '../Work';
import { compareOptionsOf } from './compareOptionsOf';
import { declaredByAny } from './declaredByAny';
import {
  judgePlacement,
  judgeUnknown,
  PassTimes,
  PlacementJudgement,
} from './judgePlacement';
import { observeRelated } from './observeRelated';
import { findLiveReader, observeTarget } from './observeTarget';
import { planRelatedLists } from './planRelatedLists';
import { suspectEmptiness, Suspicion } from './suspectEmptiness';
import { RememberedPlacement } from './TargetMemory';

/** A target with what a pass needs to know of it. */
export interface TargetSubject {
  target: StoredTarget;
  placements: StoredPlacement[];
  remembered: Map<string, RememberedPlacement>;
  times: PassTimes;
}

/** What a pass makes of a target. */
export interface TargetJudgement {
  /** When the target as a whole could not be seen, or is not believed. */
  cause?: Cause;
  /** In the order of the placements. */
  judgements: PlacementJudgement[];
  /** Absent when the target did not answer. */
  suspicion?: Suspicion;
}

/** Observes a target and judges its placements. What cannot be seen is `unknown`, as small as the failure. */
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
      return { cause, judgements: judgeAllUnknown(subject, cause, desired) };
    }
    const suspicion = suspectEmptiness(observation.snapshot, remembered, {
      emptiedKinds: target.emptiedKinds,
      now: times.now,
    });
    const { cause } = suspicion;
    const judgements = cause
      ? judgeAllUnknown(subject, cause, desired)
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
    return { cause, judgements: judgeAllUnknown(subject, cause, desired) };
  }
}

/** @param desired - what is known of git nevertheless: a manifest that is refused must not keep what was seen before */
function judgeAllUnknown(
  { placements, remembered, times }: TargetSubject,
  cause: Cause,
  desired?: readonly Desired[],
): PlacementJudgement[] {
  return placements.map((placement, index) => {
    const result = desired?.[index];
    const isRefused =
      result && 'cause' in result && result.cause.code === 'not-allowed';
    return judgeUnknown(placement, isRefused ? result.cause : cause, {
      remembered: remembered.get(placement.id)!,
      times,
    });
  });
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
      judgements.push(judgeUnknown(placement, result.cause, known));
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
