import { HealthRule } from '../HealthRule';
import { conditionOf, numberAt, wordsOf } from '../statusFields';
import { degraded, healthy, progressing } from '../verdicts';

/** ReplicaSets and replication controllers. */
export const assessReplicaSet: HealthRule = object => {
  const failure = conditionOf(object, 'ReplicaFailure');
  if (failure?.status === 'True') {
    return degraded(wordsOf(failure));
  }
  const wanted = numberAt(object, ['spec', 'replicas'], 1);
  const replicas = numberAt(object, ['status', 'replicas'], 0);
  const available = numberAt(object, ['status', 'availableReplicas'], 0);
  const words = `${available} of ${wanted} replicas are available`;
  if (available < wanted) {
    return progressing(words);
  }
  return replicas > wanted
    ? progressing(`${replicas - wanted} surplus replicas are still there`)
    : healthy(words);
};
