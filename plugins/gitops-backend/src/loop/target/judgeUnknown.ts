import {
  Cause,
  countAsUnknown,
  countSync,
} from '@oneroof/plugin-gitops-common';
import { StoredPlacement } from '../../database/operations/verdicts/StoredPlacement';
import { carryLastGood } from './carryLastGood';
import {
  concludeJudgement,
  PassTimes,
  PlacementJudgement,
} from './concludeJudgement';
import { canonicalVerdict } from './summarizePlacement';
import { RememberedPlacement } from './TargetMemory';

/** What is told of a target's objects while none may be seen. */
const nothingSeen = {
  counts: countSync([]),
  runs: [],
  lastGood: undefined,
  hosts: undefined,
};

/** A placement that cannot be judged: `unknown` with the cause, and with what was known last. */
export async function judgeUnknown(
  placement: StoredPlacement,
  cause: Cause,
  known: { remembered: RememberedPlacement; times: PassTimes },
): Promise<PlacementJudgement> {
  const { healthReason: _, ...stored } = placement.verdict;
  // What was read before it was forbidden must not be shown any longer.
  const isForbidden = cause.code === 'not-allowed';
  const verdict = canonicalVerdict({
    ...stored,
    sync: 'unknown',
    health: 'unknown',
    cause,
    ...(isForbidden
      ? nothingSeen
      : {
          // As unknown as the placement; the rows of the resources stand as they were known last.
          counts: countAsUnknown(stored.counts),
          lastGood: carryLastGood(placement, known.times.observedAt),
        }),
  });
  const { resources } = known.remembered;
  return concludeJudgement(placement, verdict, {
    remembered: {
      ...known.remembered,
      ...(isForbidden && {
        resources: new Map(),
        versions: undefined,
        fleet: undefined,
      }),
    },
    upserted: [],
    removed: isForbidden ? [...resources.keys()] : [],
    verdicts: [],
    now: known.times.now,
  });
}
