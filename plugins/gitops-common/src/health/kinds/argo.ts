import { condition, field, suspendedBySpec } from '../clauses';
import { decideBy } from '../decideBy';

/** Makes applications; how those are is their own health. */
export const assessApplicationSet = decideBy(
  ['degraded', condition('ErrorOccurred', 'True')],
  ['degraded', condition('ResourcesUpToDate', 'False')],
  ['progressing', condition('RolloutProgressing', 'True')],
  ['healthy', condition('ResourcesUpToDate', 'True')],
);

/** Analysis runs and experiments of Argo Rollouts. */
export const assessAnalysisRun = decideBy(
  ['progressing', field('status.phase', 'Pending', 'Running')],
  ['healthy', field('status.phase', 'Successful')],
  ['degraded', field('status.phase', 'Failed', 'Error')],
  ['unknown', field('status.phase', 'Inconclusive')],
);

/** A run of a workflow. */
export const assessWorkflow = decideBy(
  ['degraded', field('status.phase', 'Failed', 'Error')],
  ['healthy', field('status.phase', 'Succeeded')],
  ['suspended', suspendedBySpec],
  ['progressing', field('status.phase', 'Pending', 'Running')],
);

/** A cron workflow only makes workflows. */
export const assessCronWorkflow = decideBy(
  ['suspended', suspendedBySpec],
  ['degraded', condition('SpecError', 'True')],
  ['degraded', condition('SubmissionError', 'True')],
  ['healthy', () => 'makes workflows by its schedule'],
);
