import { HealthRule } from '../HealthRule';
import { textAt } from '../statusFields';
import {
  degraded,
  healthy,
  progressing,
  suspended,
  unknown,
} from '../verdicts';

/** An Argo CD Application reports the worst health of its own resources. */
export const assessArgoApplication: HealthRule = object => {
  const status = textAt(object, 'status', 'health', 'status');
  const message = textAt(object, 'status', 'health', 'message');
  const reason = message || `the application reports ${status}`;
  switch (status) {
    case 'Healthy':
      return healthy(message || undefined);
    case 'Degraded':
      return degraded(reason);
    case 'Progressing':
      return progressing(reason);
    case 'Suspended':
      return suspended(reason);
    case 'Missing':
      return { status: 'missing', reason };
    case '':
      return progressing('no health reported yet');
    default:
      return unknown(reason);
  }
};
