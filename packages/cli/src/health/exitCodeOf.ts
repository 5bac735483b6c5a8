import { exitCodes } from '../exitCodes';
import { HealthReport } from './healthReport';

const bad = ['degraded', 'missing', 'progressing'] as const;

/** The code that a report ends the process with. */
export function exitCodeOf({
  complete,
  counts,
}: Pick<HealthReport, 'complete' | 'counts'>): number {
  if (!complete) {
    return exitCodes.unknown;
  }
  return bad.some(status => counts[status] > 0)
    ? exitCodes.bad
    : exitCodes.good;
}
