import { HealthRule } from '../HealthRule';
import { at, conditionOf, textAt, wordsOf } from '../statusFields';
import { degraded, healthy, progressing, suspended } from '../verdicts';

/** An aborted rollout serves, but what git wants does not run: degraded, however many old pods are ready. */
export const assessArgoRollout: HealthRule = object => {
  const phase = textAt(object, 'status', 'phase');
  const message = textAt(object, 'status', 'message');
  const invalid = conditionOf(object, 'InvalidSpec');
  if (invalid?.status === 'True') {
    return degraded(wordsOf(invalid));
  }
  if (at(object, 'status', 'abort') === true || phase === 'Degraded') {
    return degraded(message || 'the rollout was aborted');
  }
  if (phase === 'Paused' || at(object, 'spec', 'paused') === true) {
    return suspended(message || 'the rollout is paused');
  }
  return phase === 'Healthy'
    ? healthy(message || undefined)
    : progressing(message || 'the rollout is not complete');
};
