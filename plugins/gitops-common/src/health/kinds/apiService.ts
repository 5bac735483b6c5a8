import { HealthRule } from '../HealthRule';
import { conditionOf, wordsOf } from '../statusFields';
import { degraded, healthy, progressing } from '../verdicts';

/** An API service that is not available breaks discovery for the whole cluster. */
export const assessApiService: HealthRule = object => {
  const available = conditionOf(object, 'Available');
  switch (available?.status) {
    case 'True':
      return healthy('available');
    case 'False':
      return degraded(wordsOf(available));
    default:
      return progressing('no condition yet');
  }
};
