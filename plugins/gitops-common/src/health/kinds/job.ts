import { HealthRule } from '../HealthRule';
import { at, conditionOf, numberAt, wordsOf } from '../statusFields';
import { degraded, healthy, progressing, suspended } from '../verdicts';

/** A job ends; until it has, it is on its way. */
export const assessJob: HealthRule = object => {
  const failed = conditionOf(object, 'Failed');
  if (failed?.status === 'True') {
    return degraded(wordsOf(failed));
  }
  if (conditionOf(object, 'Complete')?.status === 'True') {
    return healthy('complete');
  }
  if (
    conditionOf(object, 'Suspended')?.status === 'True' ||
    at(object, 'spec', 'suspend') === true
  ) {
    return suspended('suspended by its own field spec.suspend');
  }
  const active = numberAt(object, ['status', 'active'], 0);
  return progressing(`${active} pods are running`);
};
