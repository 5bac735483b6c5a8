import { Cause } from '@oneroof/plugin-gitops-common';
import { StoredTarget } from '../../database/operations/targets/findTarget';
import { StoredPlacement } from '../../database/operations/verdicts/StoredPlacement';
import { LoopContext } from '../LoopContext';
import { Work } from '../Work';
import { PassTimes, PlacementJudgement } from './concludeJudgement';
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
  suspicion?: {
    /** When the target as a whole is not believed. */
    cause?: Cause;
    /** What is empty where something was, believed or not, and the time of the first such answer. */
    emptiedKinds: ReadonlyMap<string, string>;
    /** The first time of something that is gone and is not believed to be. */
    doubtedSince?: string;
  };
}

/** Observes a target of one type and judges its placements. What cannot be seen is `unknown`, as small as the failure. */
export type TargetJudge = (
  subject: TargetSubject,
  options: { context: LoopContext; work: Work },
) => Promise<TargetJudgement>;
