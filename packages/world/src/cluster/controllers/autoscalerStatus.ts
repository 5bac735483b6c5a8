import { Fields, isFields, KubeObject } from '../types';

/** The status of a HorizontalPodAutoscaler that reads its metrics and is content with the replicas. */
export function autoscalerStatus(object: KubeObject, now: string): Fields {
  const spec = isFields(object.spec) ? object.spec : {};
  const conditions = [
    [
      'AbleToScale',
      'True',
      'ReadyForNewScale',
      'recommended size matches current size',
    ],
    [
      'ScalingActive',
      'True',
      'ValidMetricFound',
      'the HPA was able to compute the replica count',
    ],
    [
      'ScalingLimited',
      'False',
      'DesiredWithinRange',
      'the desired count is within the acceptable range',
    ],
  ];
  return {
    currentReplicas: spec.minReplicas,
    desiredReplicas: spec.minReplicas,
    conditions: conditions.map(([type, status, reason, message]) => ({
      type,
      status,
      reason,
      message,
      lastTransitionTime: now,
    })),
  };
}
