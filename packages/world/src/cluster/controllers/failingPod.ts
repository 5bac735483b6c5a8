import { Fields, isFields, KubeObject } from '../types';

/** Kinds that never say themselves that they failed: only their pods do. */
export const kindsWithSilentFailures = ['DaemonSet', 'StatefulSet'];

/** Key of the one pod that shows why a workload fails. */
export function keyOfFailingPod({ metadata }: KubeObject) {
  return { namespace: metadata.namespace, name: `${metadata.name}-0` };
}

/** The pod of a workload whose image does not start, as its controller creates it and its kubelet reports it. */
export function failingPod(
  owner: KubeObject,
  now: string,
): { pod: KubeObject; status: Fields } {
  const template = fieldsAt(owner.spec, 'template');
  const spec = fieldsAt(template, 'spec');
  const containers = Array.isArray(spec.containers)
    ? spec.containers.filter(isFields)
    : [];
  const { apiVersion, kind, metadata } = owner;
  const { name, uid } = metadata;
  const reference = { apiVersion, kind, name, uid, controller: true };
  return {
    pod: {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        ...keyOfFailingPod(owner),
        labels: fieldsAt(template, 'metadata').labels as Record<string, string>,
        ownerReferences: [reference],
      },
      spec,
    },
    status: {
      phase: 'Pending',
      conditions: [
        {
          type: 'Ready',
          status: 'False',
          reason: 'ContainersNotReady',
          lastTransitionTime: now,
        },
      ],
      containerStatuses: containers.map(container => ({
        name: container.name,
        image: container.image,
        imageID: '',
        ready: false,
        restartCount: 0,
        state: {
          waiting: {
            reason: 'ImagePullBackOff',
            message: `Back-off pulling image "${container.image}"`,
          },
        },
      })),
    },
  };
}

function fieldsAt(value: unknown, key: string): Fields {
  const found = isFields(value) ? value[key] : undefined;
  return isFields(found) ? found : {};
}
