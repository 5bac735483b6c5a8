import { Cause } from '@oneroof/plugin-gitops-common';
import { Desired } from '../render/RevisionRenderer';
import { PlacementJudgement } from './concludeJudgement';
import { judgeUnknown } from './judgeUnknown';
import { TargetSubject } from './TargetJudgement';

/**
 * All placements of a target that cannot be judged.
 *
 * @param desired - what is known of git nevertheless: a manifest that is refused must not keep what was seen before
 */
export async function judgeAllUnknown(
  { placements, remembered, times }: TargetSubject,
  cause: Cause,
  desired?: readonly Desired[],
): Promise<PlacementJudgement[]> {
  const judgements: PlacementJudgement[] = [];
  for (const [index, placement] of placements.entries()) {
    const result = desired?.[index];
    const isRefused =
      result && 'cause' in result && result.cause.code === 'not-allowed';
    judgements.push(
      await judgeUnknown(placement, isRefused ? result.cause : cause, {
        remembered: remembered.get(placement.id)!,
        times,
      }),
    );
  }
  return judgements;
}
