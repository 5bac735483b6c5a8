import { equalJson } from '../values/json';

/** The server chooses the value itself; whatever stands there is nobody's addition. */
const assigned = Symbol('assigned');

const probe = {
  failureThreshold: [3],
  periodSeconds: [10],
  successThreshold: [1],
  timeoutSeconds: [1],
};

const container = {
  imagePullPolicy: ['IfNotPresent', 'Always'],
  resources: [{}],
  terminationMessagePath: ['/dev/termination-log'],
  terminationMessagePolicy: ['File'],
};

const scaleDownPolicies = [{ type: 'Percent', value: 100, periodSeconds: 15 }];
const scaleUpPolicies = [
  { type: 'Pods', value: 4, periodSeconds: 15 },
  ...scaleDownPolicies,
];

/** Defaults of the built-in kinds: enclosing field, field, values. */
const knownDefaults: Record<
  string,
  Record<string, readonly unknown[] | typeof assigned>
> = {
  '': { status: assigned },
  spec: {
    // Pods
    dnsPolicy: ['ClusterFirst'],
    enableServiceLinks: [true],
    nodeName: assigned,
    preemptionPolicy: ['PreemptLowerPriority'],
    priority: assigned,
    restartPolicy: ['Always'],
    schedulerName: ['default-scheduler'],
    securityContext: [{}],
    serviceAccount: assigned,
    serviceAccountName: ['default'],
    terminationGracePeriodSeconds: [30],
    // Workloads
    minReadySeconds: [0],
    paused: [false],
    podManagementPolicy: ['OrderedReady'],
    progressDeadlineSeconds: [600],
    replicas: [1],
    revisionHistoryLimit: [10],
    // Jobs
    backoffLimit: [6],
    completionMode: ['NonIndexed'],
    completions: [1],
    concurrencyPolicy: ['Allow'],
    failedJobsHistoryLimit: [1],
    manualSelector: [false],
    parallelism: [1],
    podReplacementPolicy: ['TerminatingOrFailed', 'Failed'],
    successfulJobsHistoryLimit: [3],
    suspend: [false],
    // Services
    allocateLoadBalancerNodePorts: [true],
    clusterIP: assigned,
    clusterIPs: assigned,
    externalTrafficPolicy: ['Cluster'],
    healthCheckNodePort: assigned,
    internalTrafficPolicy: ['Cluster'],
    ipFamilies: assigned,
    ipFamilyPolicy: assigned,
    sessionAffinity: ['None'],
    sessionAffinityConfig: [{ clientIP: { timeoutSeconds: 10800 } }],
    type: ['ClusterIP'],
    // Storage
    persistentVolumeReclaimPolicy: ['Retain', 'Delete'],
    storageClassName: assigned,
    volumeMode: ['Filesystem'],
    volumeName: assigned,
    claimRef: assigned,
    // Others
    finalizers: [['kubernetes']],
    minReplicas: [1],
    policyTypes: [['Ingress'], ['Ingress', 'Egress'], ['Egress']],
    preserveUnknownFields: [false],
    conversion: [{ strategy: 'None' }],
  },
  strategy: {
    type: ['RollingUpdate'],
    rollingUpdate: [{ maxSurge: '25%', maxUnavailable: '25%' }],
  },
  updateStrategy: { type: ['RollingUpdate'] },
  rollingUpdate: {
    maxSurge: ['25%', 0],
    maxUnavailable: ['25%', 1],
    partition: [0],
  },
  // Autoscalers, where either direction has a behavior
  behavior: {
    scaleDown: [{ selectPolicy: 'Max', policies: scaleDownPolicies }],
    scaleUp: [
      {
        selectPolicy: 'Max',
        stabilizationWindowSeconds: 0,
        policies: scaleUpPolicies,
      },
    ],
  },
  scaleDown: { selectPolicy: ['Max'], policies: [scaleDownPolicies] },
  scaleUp: {
    selectPolicy: ['Max'],
    stabilizationWindowSeconds: [0],
    policies: [scaleUpPolicies],
  },
  persistentVolumeClaimRetentionPolicy: {
    whenDeleted: ['Retain'],
    whenScaled: ['Retain'],
  },
  containers: container,
  initContainers: container,
  ephemeralContainers: container,
  livenessProbe: probe,
  readinessProbe: probe,
  startupProbe: probe,
  httpGet: { path: ['/'], scheme: ['HTTP'] },
  grpc: { service: [''] },
  ports: { protocol: ['TCP'], nodePort: assigned },
  volumes: { emptyDir: [{}] },
  configMap: { defaultMode: [420] },
  secret: { defaultMode: [420] },
  clientIP: { timeoutSeconds: [10800] },
  projected: { defaultMode: [420] },
  downwardAPI: { defaultMode: [420] },
  hostPath: { type: [''] },
  serviceAccountToken: { expirationSeconds: [3600, 3607] },
  fieldRef: { apiVersion: ['v1'] },
  volumeClaimTemplates: {
    apiVersion: ['v1'],
    kind: ['PersistentVolumeClaim'],
    status: assigned,
  },
  subjects: { apiGroup: ['rbac.authorization.k8s.io', ''] },
  roleRef: { apiGroup: ['rbac.authorization.k8s.io'] },
  webhooks: {
    admissionReviewVersions: [['v1beta1']],
    failurePolicy: ['Fail', 'Ignore'],
    matchPolicy: ['Equivalent', 'Exact'],
    namespaceSelector: [{}],
    objectSelector: [{}],
    reinvocationPolicy: ['Never'],
    sideEffects: ['Unknown'],
    timeoutSeconds: [10, 30],
  },
  rules: { scope: ['*'] },
  service: { port: [443] },
  paths: { pathType: ['ImplementationSpecific'] },
  names: { listKind: assigned, singular: assigned },
  labels: {
    'batch.kubernetes.io/controller-uid': assigned,
    'batch.kubernetes.io/job-name': assigned,
    'controller-uid': assigned,
    'job-name': assigned,
    'kubernetes.io/metadata.name': assigned,
  },
};

/** Defaults of single kinds: kind, enclosing field and field, values. */
const kindDefaults: Record<
  string,
  Record<string, readonly unknown[] | typeof assigned>
> = {
  DaemonSet: {
    'annotations.deprecated.daemonset.template.generation': assigned,
  },
  Job: { 'spec.selector': assigned },
  PriorityClass: { '.preemptionPolicy': ['PreemptLowerPriority'] },
  StorageClass: {
    '.reclaimPolicy': ['Delete'],
    '.volumeBindingMode': ['Immediate'],
  },
};

/**
 * Whether an undeclared value is what the server of built-in kinds puts there by itself. The tables stand in for the
 * schemas of the server, which know the defaults exactly: a default that is missing here shows as an unmanaged
 * addition of whoever created the object, never as drift of an object that was applied server-side.
 */
export function isKnownDefault(
  kind: string,
  place: { parentField: string; field: string },
  value: unknown,
): boolean {
  const { parentField, field } = place;
  if (holds(own(knownDefaults, parentField), field, value)) {
    return true;
  }
  const ofKind = own(kindDefaults, kind);
  return (
    ofKind !== undefined && holds(ofKind, `${parentField}.${field}`, value)
  );
}

function holds(
  table: Record<string, readonly unknown[] | typeof assigned> | undefined,
  field: string,
  value: unknown,
): boolean {
  const values = table && own(table, field);
  return (
    values !== undefined &&
    (values === assigned || values.some(known => equalJson(known, value)))
  );
}

function own<T>(table: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
