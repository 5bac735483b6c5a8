import { ResourceKind } from './ResourceKind';

type Row = [
  kind: string,
  plural: string,
  scope: 'namespaced' | 'cluster',
  subresources?: ResourceKind['subresources'],
  shortNames?: string[],
];

const table: Record<string, Row[]> = {
  v1: [
    ['ConfigMap', 'configmaps', 'namespaced', [], ['cm']],
    ['Endpoints', 'endpoints', 'namespaced', [], ['ep']],
    ['Event', 'events', 'namespaced', [], ['ev']],
    ['LimitRange', 'limitranges', 'namespaced', []],
    ['Namespace', 'namespaces', 'cluster', ['status'], ['ns']],
    ['Node', 'nodes', 'cluster', ['status'], ['no']],
    ['PersistentVolume', 'persistentvolumes', 'cluster', ['status'], ['pv']],
    [
      'PersistentVolumeClaim',
      'persistentvolumeclaims',
      'namespaced',
      ['status'],
      ['pvc'],
    ],
    ['Pod', 'pods', 'namespaced', ['status'], ['po']],
    ['ResourceQuota', 'resourcequotas', 'namespaced', ['status'], ['quota']],
    ['Secret', 'secrets', 'namespaced', []],
    ['Service', 'services', 'namespaced', ['status'], ['svc']],
    ['ServiceAccount', 'serviceaccounts', 'namespaced', [], ['sa']],
  ],
  'apps/v1': [
    ['DaemonSet', 'daemonsets', 'namespaced', ['status'], ['ds']],
    [
      'Deployment',
      'deployments',
      'namespaced',
      ['status', 'scale'],
      ['deploy'],
    ],
    ['ReplicaSet', 'replicasets', 'namespaced', ['status', 'scale'], ['rs']],
    ['StatefulSet', 'statefulsets', 'namespaced', ['status', 'scale'], ['sts']],
  ],
  'batch/v1': [
    ['CronJob', 'cronjobs', 'namespaced', ['status'], ['cj']],
    ['Job', 'jobs', 'namespaced', ['status']],
  ],
  'autoscaling/v2': [
    [
      'HorizontalPodAutoscaler',
      'horizontalpodautoscalers',
      'namespaced',
      ['status'],
      ['hpa'],
    ],
  ],
  'networking.k8s.io/v1': [
    ['Ingress', 'ingresses', 'namespaced', ['status'], ['ing']],
    ['NetworkPolicy', 'networkpolicies', 'namespaced', [], ['netpol']],
  ],
  'policy/v1': [
    [
      'PodDisruptionBudget',
      'poddisruptionbudgets',
      'namespaced',
      ['status'],
      ['pdb'],
    ],
  ],
  'rbac.authorization.k8s.io/v1': [
    ['ClusterRole', 'clusterroles', 'cluster', []],
    ['ClusterRoleBinding', 'clusterrolebindings', 'cluster', []],
    ['Role', 'roles', 'namespaced', []],
    ['RoleBinding', 'rolebindings', 'namespaced', []],
  ],
  'storage.k8s.io/v1': [
    ['StorageClass', 'storageclasses', 'cluster', [], ['sc']],
  ],
  'apiextensions.k8s.io/v1': [
    [
      'CustomResourceDefinition',
      'customresourcedefinitions',
      'cluster',
      ['status'],
      ['crd'],
    ],
  ],
};

/** What every simulated cluster serves before anybody adds a custom resource definition. */
export const builtInKinds: readonly ResourceKind[] = Object.entries(
  table,
).flatMap(([apiVersion, rows]) => {
  const slash = apiVersion.indexOf('/');
  return rows.map(([kind, plural, scope, subresources = [], shortNames]) => ({
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    kind,
    plural,
    namespaced: scope === 'namespaced',
    subresources,
    ...(shortNames ? { shortNames } : {}),
  }));
});
