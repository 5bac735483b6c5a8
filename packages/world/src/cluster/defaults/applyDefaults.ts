import { builtInKinds } from '../resources/builtInKinds';
import { ResourceKind } from '../resources/ResourceKind';
import { Fields, isFields, KubeObject, ObjectMeta } from '../types';
import { fillIn, mapItems } from './fillIn';
import { defaultService } from './serviceDefaults';
import {
  defaultCronJob,
  defaultDaemonSet,
  defaultDeployment,
  defaultJob,
  defaultReplicaSet,
  defaultStatefulSet,
} from './workloadDefaults';

const defaulters: Record<string, (object: KubeObject) => KubeObject> = {
  'apps/Deployment': defaultDeployment,
  'apps/StatefulSet': defaultStatefulSet,
  'apps/DaemonSet': defaultDaemonSet,
  'apps/ReplicaSet': defaultReplicaSet,
  'batch/Job': defaultJob,
  'batch/CronJob': defaultCronJob,
  '/Service': defaultService,
  '/Secret': defaultSecret,
  '/Namespace': defaultNamespace,
  'autoscaling/HorizontalPodAutoscaler': object => ({
    ...object,
    spec: fillIn(object.spec, { minReplicas: 1 }),
  }),
  'networking.k8s.io/Ingress': object => ({
    ...object,
    status: object.status ?? { loadBalancer: {} },
  }),
  'networking.k8s.io/NetworkPolicy': defaultNetworkPolicy,
};

/** An object as a real server stores it: with the defaults of its kind, and without empty metadata. */
export function applyDefaults(
  kind: ResourceKind,
  object: KubeObject,
): KubeObject {
  const key = `${kind.group}/${kind.kind}`;
  const known = { ...object, metadata: withoutEmpty(object.metadata) };
  const filled: KubeObject = Object.hasOwn(defaulters, key)
    ? defaulters[key](known)
    : known;
  const hasStatus = kind.subresources.includes('status') && isBuiltIn(kind);
  return hasStatus && filled.status === undefined
    ? { ...filled, status: {} }
    : filled;
}

function isBuiltIn(kind: ResourceKind): boolean {
  return builtInKinds.includes(kind);
}

function withoutEmpty(metadata: ObjectMeta): ObjectMeta {
  const optional = ['labels', 'annotations', 'finalizers', 'ownerReferences'];
  return Object.fromEntries(
    Object.entries(metadata).filter(
      ([name, value]) =>
        !optional.includes(name) || Object.keys(value as object).length > 0,
    ),
  ) as ObjectMeta;
}

/** `stringData` is write-only: the server moves it into `data`. */
function defaultSecret(object: KubeObject): KubeObject {
  const { stringData, ...rest } = object;
  const data = isFields(stringData)
    ? {
        ...(isFields(object.data) ? object.data : {}),
        ...Object.fromEntries(
          Object.entries(stringData).map(([key, value]) => [
            key,
            Buffer.from(String(value)).toString('base64'),
          ]),
        ),
      }
    : object.data;
  return {
    ...rest,
    ...(data === undefined ? {} : { data }),
    type: object.type ?? 'Opaque',
  };
}

function defaultNamespace(object: KubeObject): KubeObject {
  const { metadata } = object;
  const labels = {
    'kubernetes.io/metadata.name': metadata.name,
    ...metadata.labels,
  };
  return {
    ...object,
    metadata: { ...metadata, labels },
    spec: fillIn(object.spec, { finalizers: ['kubernetes'] }),
    status: object.status ?? { phase: 'Active' },
  };
}

function defaultNetworkPolicy(object: KubeObject): KubeObject {
  const spec = fillIn(object.spec, { policyTypes: ['Ingress'] });
  for (const direction of ['ingress', 'egress']) {
    if (spec[direction]) {
      spec[direction] = mapItems(spec[direction], rule => ({
        ...rule,
        ...(rule.ports
          ? {
              ports: mapItems(rule.ports, (port: Fields) =>
                fillIn(port, { protocol: 'TCP' }),
              ),
            }
          : {}),
      }));
    }
  }
  return { ...object, spec };
}
