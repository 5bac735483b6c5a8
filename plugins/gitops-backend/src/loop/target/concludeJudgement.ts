import { ResourceVerdict } from '@oneroof/plugin-gitops-common';
import {
  PlacementVerdict,
  StoredPlacement,
} from '../../database/operations/verdicts/StoredPlacement';
import { PlacementChange } from '../../database/operations/verdicts/writeVerdicts';
import { hashJson } from '../hashJson';
import { describeChange } from './describeChange';
import { DescribedResource } from './describeResource';
import { RememberedPlacement } from './TargetMemory';
import { zipDocuments } from './zipDocuments';

/** What one pass makes of one placement. */
export interface PlacementJudgement {
  /** Absent when everything is as it stands in the tables: then nothing is written. */
  change?: PlacementChange;
  /** What to remember, once the change is written. */
  remembered: RememberedPlacement;
}

/** When the target was observed well before this pass, and when this pass is. */
export interface PassTimes {
  observedAt: string | undefined;
  now: Date;
}

/** Finds what has to be written for a placement to stand in the tables as it was judged. */
export async function concludeJudgement(
  placement: StoredPlacement,
  verdict: PlacementVerdict,
  found: {
    remembered: Omit<RememberedPlacement, 'verdictHash'>;
    upserted: readonly DescribedResource[];
    removed: string[];
    /** Of the resources, for the words of the history. */
    verdicts: readonly ResourceVerdict[];
    now: Date;
  },
): Promise<PlacementJudgement> {
  const { upserted, removed, verdicts, now } = found;
  const hash = hashJson(verdict);
  const isNew = hash !== placement.verdictHash;
  const remembered = { ...found.remembered, verdictHash: hash };
  if (!isNew && upserted.length === 0 && removed.length === 0) {
    return { remembered };
  }
  return {
    remembered,
    change: {
      id: placement.id,
      desiredTree: placement.desiredTree,
      ...(isNew && { verdict: { ...verdict, hash } }),
      upserted: await zipDocuments(upserted),
      removed,
      history: describeChange(placement, verdict, { verdicts, now }),
    },
  };
}
