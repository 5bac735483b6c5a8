import { HealthRule } from '../HealthRule';
import { conditionOf, numberAt, wordsOf } from '../statusFields';
import { degraded, healthy, progressing } from '../verdicts';

/** Fewer healthy pods than the budget asks for is a matter of the workload: the budget itself waits for them. */
export const assessPodDisruptionBudget: HealthRule = object => {
  const allowed = conditionOf(object, 'DisruptionAllowed');
  if (allowed?.reason === 'SyncFailed') {
    return degraded(wordsOf(allowed));
  }
  const current = numberAt(object, ['status', 'currentHealthy'], 0);
  const wanted = numberAt(object, ['status', 'desiredHealthy'], 0);
  const words = `${current} of ${wanted} wanted pods are healthy`;
  return current < wanted ? progressing(words) : healthy(words);
};
