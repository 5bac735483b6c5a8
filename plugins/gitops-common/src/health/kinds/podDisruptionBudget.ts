import { HealthRule } from '../HealthRule';
import { at, conditionOf, numberAt, wordsOf } from '../statusFields';
import { degraded, healthy, progressing } from '../verdicts';

/** Fewer healthy pods than the budget asks for is a matter of the workload, and sometimes wanted: the budget works. */
export const assessPodDisruptionBudget: HealthRule = object => {
  const allowed = conditionOf(object, 'DisruptionAllowed');
  if (allowed?.status === 'False' && allowed.reason !== 'InsufficientPods') {
    return degraded(wordsOf(allowed));
  }
  if (!allowed && at(object, 'status', 'observedGeneration') === undefined) {
    return progressing('the controller has not seen it yet');
  }
  const current = numberAt(object, ['status', 'currentHealthy'], 0);
  const wanted = numberAt(object, ['status', 'desiredHealthy'], 0);
  return healthy(`${current} of ${wanted} wanted pods are healthy`);
};
