import { Cause, LiveIndex } from '@oneroof/plugin-gitops-common';
import { StoredTarget } from '../../database/operations/targets/findTarget';
import { StoredPlacement } from '../../database/operations/verdicts/StoredPlacement';

/**
 * A target that held our objects and now answers that it holds nothing may have been emptied; more often somebody has
 * taken a permission, or the address leads to another cluster. It is believed when it says so twice.
 */
export function suspectEmptiness(
  target: StoredTarget,
  placements: readonly StoredPlacement[],
  { snapshot }: LiveIndex,
): Cause | undefined {
  const isAnswerEmpty =
    snapshot.objects.length === 0 &&
    snapshot.kinds.every(({ failure }) => failure === undefined);
  if (!isAnswerEmpty || target.cause?.code === 'empty') {
    return undefined;
  }
  const held = placements.reduce((sum, { verdict: { counts } }) => {
    const { drifted, extra, ignored } = counts;
    return sum + drifted + extra + ignored + counts['in-sync'];
  }, 0);
  return held === 0
    ? undefined
    : {
        code: 'empty',
        message: `the target holds nothing any more where ${held} objects were; waiting for a second look`,
      };
}
