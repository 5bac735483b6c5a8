import { StoredCheckRun } from '../../database/operations/checks/listCheckRuns';
import { mostAheadMs } from '../hosts/loadReports';

/** A check run that began less than this ago answers whoever asks, and is not tried again for the asking. */
const leastApartMs = 60_000;

/** What decides when the playbook of a placement is checked. */
export interface CheckTimes {
  run: StoredCheckRun | undefined;
  /** Key of what git declares. */
  tree: string;
  checkEveryMs: number;
  /** When this tree was tried last by this backend. */
  triedAt: Date | undefined;
  isRequested: boolean;
  /** Whether a failure is being tried again: then the backoff has decided already. */
  isRetry: boolean;
  now: Date;
}

/**
 * When to run the check: at once for what git declares anew, and for whoever asks; else once in a while. To ask again and
 * again does not run a playbook again and again.
 */
export function whenToCheck(times: CheckTimes): Date {
  const { run, tree, checkEveryMs, triedAt, isRequested, isRetry, now } = times;
  const checkedAt = run?.checkedAt ? Date.parse(run.checkedAt) : Infinity;
  if (run?.tree !== tree || checkedAt > now.getTime() + mostAheadMs) {
    return triedAt && !isRetry
      ? new Date(Math.max(now.getTime(), triedAt.getTime() + leastApartMs))
      : now;
  }
  const isRecent = now.getTime() - checkedAt < leastApartMs;
  return isRequested && !isRecent ? now : new Date(checkedAt + checkEveryMs);
}
