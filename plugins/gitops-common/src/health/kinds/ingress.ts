import { HealthRule } from '../HealthRule';
import { listAt, textAt } from '../statusFields';
import { healthy, progressing } from '../verdicts';

/** An entry without address and host name (`[{}]`) is what a controller writes that has none to give. */
export const assessIngress: HealthRule = object =>
  listAt(object, 'status', 'loadBalancer', 'ingress').some(
    entry => textAt(entry, 'ip') !== '' || textAt(entry, 'hostname') !== '',
  )
    ? healthy()
    : progressing('no controller has written an address yet');
