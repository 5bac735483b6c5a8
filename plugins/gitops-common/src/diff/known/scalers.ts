/** A kind whose objects set the replicas of another object, and where they name it. */
export interface Scaler {
  /** Field of `spec` that refers to the workload. */
  target: string;
  /** What is meant where the reference does not say it. */
  defaults?: { apiVersion: string; kind: string };
}

const deployment = { apiVersion: 'apps/v1', kind: 'Deployment' };

/** `group/Kind` of what sets replicas: autoscalers, and controllers that run copies of a workload in its place. */
export const scalers: ReadonlyMap<string, Scaler> = new Map<string, Scaler>([
  // https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
  ['autoscaling/HorizontalPodAutoscaler', { target: 'scaleTargetRef' }],
  // https://keda.sh/docs/latest/reference/scaledobject-spec/: a Deployment where nothing else is said
  ['keda.sh/ScaledObject', { target: 'scaleTargetRef', defaults: deployment }],
  // https://docs.datadoghq.com/containers/autoscaling/, https://github.com/DataDog/watermarkpodautoscaler
  ['datadoghq.com/DatadogPodAutoscaler', { target: 'targetRef' }],
  ['datadoghq.com/WatermarkPodAutoscaler', { target: 'scaleTargetRef' }],
  // https://gocrane.io/docs/core-concept/ehpa/
  [
    'autoscaling.crane.io/EffectiveHorizontalPodAutoscaler',
    { target: 'scaleTargetRef' },
  ],
  // https://www.alibabacloud.com/help/en/ack (CronHPA, AHPA)
  [
    'autoscaling.alibabacloud.com/CronHorizontalPodAutoscaler',
    { target: 'scaleTargetRef' },
  ],
  [
    'autoscaling.alibabacloud.com/AdvancedHorizontalPodAutoscaler',
    { target: 'scaleTargetRef' },
  ],
  // https://karmada.io/docs/userguide/autoscaling/federatedhpa/
  ['autoscaling.karmada.io/FederatedHPA', { target: 'scaleTargetRef' }],
  // https://docs.flagger.app/usage/how-it-works: the target is scaled to zero, its copy runs
  ['flagger.app/Canary', { target: 'targetRef', defaults: deployment }],
  // https://argo-rollouts.readthedocs.io/en/stable/migrating/#reference-deployment-from-rollout
  ['argoproj.io/Rollout', { target: 'workloadRef', defaults: deployment }],
]);
