import { Fields, isFields, KubeObject } from '../types';

/** The `Scale` of a workload: what `kubectl scale` and autoscalers read and write. */
export function scaleOf(object: KubeObject): KubeObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } =
    object.metadata;
  const spec = isFields(object.spec) ? object.spec : {};
  const status = isFields(object.status) ? object.status : {};
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: spec.replicas },
    status: {
      replicas: status.replicas ?? 0,
      selector: selectorText(spec.selector),
    },
  };
}

/** The workload with the replicas of a written `Scale`. */
export function withScale(object: KubeObject, scale: KubeObject): KubeObject {
  const replicas = isFields(scale.spec) ? scale.spec.replicas : undefined;
  return {
    ...object,
    metadata: {
      ...object.metadata,
      resourceVersion: scale.metadata.resourceVersion,
    },
    spec: { ...(object.spec as Fields), replicas },
  };
}

function selectorText(selector: unknown): string {
  const labels = isFields(selector) ? selector.matchLabels : undefined;
  return isFields(labels)
    ? Object.entries(labels)
        .map(([key, value]) => `${key}=${value}`)
        .join(',')
    : '';
}
