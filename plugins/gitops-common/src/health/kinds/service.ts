import { HealthRule } from '../HealthRule';
import { listAt, textAt } from '../statusFields';
import { healthy, progressing } from '../verdicts';

/** Only a load balancer has something to wait for. */
export const assessService: HealthRule = object =>
  textAt(object, 'spec', 'type') === 'LoadBalancer' &&
  listAt(object, 'status', 'loadBalancer', 'ingress').length === 0
    ? progressing('the load balancer has no address yet')
    : healthy();
