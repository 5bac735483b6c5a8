import { HealthRule } from '../HealthRule';
import { at, conditionOf, numberAt, wordsOf } from '../statusFields';
import { degraded, healthy, progressing, suspended } from '../verdicts';

/** A rollout is done when every wanted replica is of the newest template and available, and no older one is left. */
export const assessDeployment: HealthRule = object => {
  const status = object.status;
  const wanted = numberAt(object, ['spec', 'replicas'], 1);
  const updated = numberAt(status, ['updatedReplicas'], 0);
  const available = numberAt(status, ['availableReplicas'], 0);
  const replicas = numberAt(status, ['replicas'], 0);
  const progress = conditionOf(object, 'Progressing');

  if (at(object, 'spec', 'paused') === true) {
    return suspended('the rollout is paused');
  }
  if (progress?.reason === 'ProgressDeadlineExceeded') {
    return degraded(wordsOf(progress));
  }
  const failure = conditionOf(object, 'ReplicaFailure');
  if (failure?.status === 'True') {
    return degraded(wordsOf(failure));
  }
  if (updated < wanted) {
    return progressing(`${updated} of ${wanted} replicas are updated`);
  }
  if (replicas > updated) {
    return progressing(`old replicas still there: ${replicas - updated}`);
  }
  if (available < updated) {
    return progressing(`${available} of ${wanted} replicas are available`);
  }
  return healthy(`${available} of ${wanted} replicas are available`);
};
