import { KubernetesObject } from '../../model/resource';
import { anyOf, condition } from '../clauses';
import { HealthRule } from '../HealthRule';
import { at, listAt, numberAt, textAt } from '../statusFields';
import { degraded, healthy, progressing, suspended } from '../verdicts';

const failure = anyOf(
  condition('InvalidSpec', 'True'),
  condition('Progressing', 'False', {
    reason: /^(RolloutAborted|ProgressDeadlineExceeded)$/,
  }),
);

/** An aborted rollout serves, but what git wants does not run: degraded, however many old pods are ready. */
export const assessArgoRollout: HealthRule = object => {
  const phase = textAt(object, 'status', 'phase');
  const message = textAt(object, 'status', 'message');
  if (
    at(object, 'status', 'abort') === true ||
    /^(Degraded|Error)$/.test(phase)
  ) {
    return degraded(message || 'the rollout was aborted');
  }
  const words = failure(object);
  if (words) {
    return degraded(message || words);
  }
  if (
    phase === 'Paused' ||
    at(object, 'spec', 'paused') === true ||
    listAt(object, 'status', 'pauseConditions').length > 0
  ) {
    return suspended(message || 'the rollout is paused');
  }
  if (phase !== '') {
    return phase === 'Healthy'
      ? healthy(message || undefined)
      : progressing(message || 'the rollout is not complete');
  }
  return assessWithoutPhase(object);
};

/** Controllers before 1.0 report no phase, only counts and hashes. */
function assessWithoutPhase(object: KubernetesObject) {
  const current = textAt(object, 'status', 'currentPodHash');
  const wanted = numberAt(object, ['spec', 'replicas'], 1);
  const updated = numberAt(object, ['status', 'updatedReplicas'], 0);
  const available = numberAt(object, ['status', 'availableReplicas'], 0);
  if (current === '') {
    return progressing('the controller has not seen it yet');
  }
  if (updated < wanted) {
    return progressing(`${updated} of ${wanted} replicas are updated`);
  }
  if (available < updated) {
    return progressing(`${available} of ${wanted} replicas are available`);
  }
  const serves =
    textAt(object, 'status', 'blueGreen', 'activeSelector') ||
    textAt(object, 'status', 'stableRS') ||
    textAt(object, 'status', 'canary', 'stableRS');
  return serves === current
    ? healthy(`${available} of ${wanted} replicas are available`)
    : progressing('the newest pods do not serve yet');
}
