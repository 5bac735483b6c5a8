import { KubernetesObject } from '../../model/resource';
import { HealthRule } from '../HealthRule';
import { at, Condition, conditionsIn, textAt, wordsOf } from '../statusFields';
import { degraded, healthy, progressing } from '../verdicts';

const failures: Record<string, RegExp> = {
  AbleToScale: /^Failed(Get|Update)Scale$/,
  ScalingActive:
    /^(FailedGet(Resource|Object|Pods|External|ContainerResource)Metric|FailedComputeMetricsReplicas|InvalidSelector|InvalidMetricSourceType)$/,
};

/** All conditions are searched for a failure first: `AbleToScale` is True and comes first while no metric can be read. */
export const assessHorizontalPodAutoscaler: HealthRule = object => {
  const conditions = allConditions(object);
  const failed = conditions.find(
    condition =>
      condition.status === 'False' &&
      Object.hasOwn(failures, condition.type) &&
      failures[condition.type].test(condition.reason),
  );
  if (failed) {
    return degraded(wordsOf(failed));
  }
  const works = conditions.find(
    ({ type, status }) =>
      (type === 'AbleToScale' || type === 'ScalingLimited') &&
      status === 'True',
  );
  return works
    ? healthy(works.message || undefined)
    : progressing('no condition yet');
};

/** `autoscaling/v1` has no conditions of its own and carries them as JSON in an annotation. */
function allConditions(object: KubernetesObject): Condition[] {
  const annotation = textAt(
    object,
    'metadata',
    'annotations',
    'autoscaling.alpha.kubernetes.io/conditions',
  );
  if (at(object, 'status', 'conditions') !== undefined || annotation === '') {
    return conditionsIn(at(object, 'status', 'conditions'));
  }
  try {
    return conditionsIn(JSON.parse(annotation));
  } catch {
    return [];
  }
}
