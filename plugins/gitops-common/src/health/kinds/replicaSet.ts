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
  const available = numberAt(object, ['status', 'availableReplicas'], 0);
  const words = `${available} of ${wanted} replicas are available`;
  return available < wanted ? progressing(words) : healthy(words);
};
