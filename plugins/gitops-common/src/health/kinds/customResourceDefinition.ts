import { HealthRule } from '../HealthRule';
import { conditionOf, wordsOf } from '../statusFields';
import { degraded, healthy, progressing } from '../verdicts';

/** `Installing` is the one reason with which a definition that is not established is merely on its way. */
export const assessCustomResourceDefinition: HealthRule = object => {
  const names = conditionOf(object, 'NamesAccepted');
  if (names?.status === 'False') {
    return degraded(wordsOf(names));
  }
  const established = conditionOf(object, 'Established');
  if (established?.status === 'True') {
    return healthy('established');
  }
  return established?.status === 'False' && established.reason !== 'Installing'
    ? degraded(wordsOf(established))
    : progressing('not established yet');
};
