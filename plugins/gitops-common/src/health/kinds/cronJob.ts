import { HealthRule } from '../HealthRule';
import { at } from '../statusFields';
import { healthy, suspended } from '../verdicts';

/** A cron job only makes jobs; how those end is their own health. */
export const assessCronJob: HealthRule = object =>
  at(object, 'spec', 'suspend') === true
    ? suspended('suspended by its own field spec.suspend')
    : healthy();
