import { HealthRule } from '../HealthRule';
import { at, listAt, textAt, timeOf } from '../statusFields';
import { degraded, healthy, suspended } from '../verdicts';

/** A cron job makes jobs, and is as its last finished one was: with no success since the last start, that one failed. */
export const assessCronJob: HealthRule = object => {
  if (at(object, 'spec', 'suspend') === true) {
    return suspended('suspended by its own field spec.suspend');
  }
  const started = timeOf(textAt(object, 'status', 'lastScheduleTime'));
  const succeeded = timeOf(textAt(object, 'status', 'lastSuccessfulTime'));
  if (started === undefined) {
    return healthy('has not been due yet');
  }
  if (listAt(object, 'status', 'active').length > 0) {
    return healthy('a job is running');
  }
  if (succeeded === undefined) {
    // Servers before 1.21 do not write it, so its absence is no evidence of a failure.
    return healthy('no success is recorded yet');
  }
  return succeeded < started
    ? degraded('its last job did not succeed')
    : healthy('its last job succeeded');
};
