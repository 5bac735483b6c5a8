import { decideBy } from '../decideBy';
import { strictReadyClauses } from './conditions';

/** Knative, External Secrets, Karpenter: `Ready` is Unknown while they work, and False where they cannot. */
export const assessStrictReady = decideBy(...strictReadyClauses);
