import { exitCodes } from '../exitCodes';
import { DriftReport } from './driftReport';

const differing = ['drifted', 'missing', 'extra'] as const;

/**
 * The code that a report ends the process with. What could not be told comes first: a pipeline that puts up with drift
 * must not put up with half an answer.
 */
export function exitCodeOf({
  complete,
  counts,
}: Pick<DriftReport, 'complete' | 'counts'>): number {
  if (!complete) {
    return exitCodes.unknown;
  }
  return differing.some(sync => counts[sync] > 0)
    ? exitCodes.bad
    : exitCodes.good;
}
