import { HealthRule } from '../HealthRule';
import { conditionOf, wordsOf } from '../statusFields';
import { degraded, healthy, progressing } from '../verdicts';
import { hasLasted } from '../hasLasted';

/** An API service that is not available breaks discovery for the whole cluster; while its pods start, it only waits. */
export const assessApiService: HealthRule = (object, { now }) => {
  const available = conditionOf(object, 'Available');
  if (!available) {
    return progressing('no condition yet');
  }
  if (available.status === 'True') {
    return healthy('available');
  }
  return hasLasted(available, now)
    ? degraded(wordsOf(available))
    : progressing(wordsOf(available));
};
