/** The server chooses the value itself; whatever stands there is nobody's addition. */
export const assigned = Symbol('assigned');

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

/** Of an autoscaler that names none. */
const defaultMetric = {
  type: 'Resource',
  resource: {
    name: 'cpu',
    target: { type: 'Utilization', averageUtilization: 80 },
  },
};

const scaleDownPolicies = [{ type: 'Percent', value: 100, periodSeconds: 15 }];
const scaleUpPolicies = [
  { type: 'Pods', value: 4, periodSeconds: 15 },
  ...scaleDownPolicies,
];

/** By the name of a field: the values that the server puts there. */
export type DefaultValues = Record<
  string,
  readonly unknown[] | typeof assigned
>;

/** Defaults of the built-in kinds: enclosing field, field, values. */
export const fieldDefaults: Record<string, DefaultValues> = {
  '': { status: assigned },
  spec: {
    // Pods
    dnsPolicy: ['ClusterFirst'],
    enableServiceLinks: [true],
    preemptionPolicy: ['PreemptLowerPriority'],
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
    persistentVolumeReclaimPolicy: ['Retain'],
    storageClassName: assigned,
    volumeMode: ['Filesystem'],
    volumeName: assigned,
    claimRef: assigned,
    // Others
    finalizers: [['kubernetes']],
    minReplicas: [1],
    policyTypes: [['Ingress'], ['Ingress', 'Egress']],
    preserveUnknownFields: [false],
    conversion: [{ strategy: 'None' }],
  },
  strategy: {
    type: ['RollingUpdate'],
    rollingUpdate: [{ maxSurge: '25%', maxUnavailable: '25%' }],
  },
  updateStrategy: { type: ['RollingUpdate'] },
  rollingUpdate: {
    maxSurge: ['25%'],
    maxUnavailable: ['25%'],
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
  ports: { protocol: ['TCP'] },
  volumes: { emptyDir: [{}] },
  configMap: { defaultMode: [420] },
  secret: { defaultMode: [420] },
  clientIP: { timeoutSeconds: [10800] },
  projected: { defaultMode: [420] },
  downwardAPI: { defaultMode: [420] },
  hostPath: { type: [''] },
  azureDisk: {
    cachingMode: ['ReadWrite'],
    fsType: ['ext4'],
    kind: ['Shared'],
    readOnly: [false],
  },
  iscsi: { iscsiInterface: ['default'] },
  rbd: { keyring: ['/etc/ceph/keyring'], pool: ['rbd'], user: ['admin'] },
  scaleIO: { fsType: ['xfs'], storageMode: ['ThinProvisioned'] },
  resourceFieldRef: { divisor: ['0'] },
  onPodConditions: { status: ['True'] },
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
  resourceRules: { scope: ['*'] },
  excludeResourceRules: { scope: ['*'] },
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

const ofAdmissionPolicyBinding: DefaultValues = {
  'matchResources.matchPolicy': ['Equivalent'],
  'matchResources.namespaceSelector': [{}],
  'matchResources.objectSelector': [{}],
};

const ofAdmissionPolicy: DefaultValues = {
  'spec.failurePolicy': ['Fail'],
  'matchConstraints.matchPolicy': ['Equivalent'],
  'matchConstraints.namespaceSelector': [{}],
  'matchConstraints.objectSelector': [{}],
};

/** Defaults of single kinds: kind, enclosing field and field, values. */
export const kindDefaults: Record<string, DefaultValues> = {
  CSIDriver: {
    'spec.attachRequired': [true],
    'spec.fsGroupPolicy': ['ReadWriteOnceWithFSType'],
    'spec.podInfoOnMount': [false],
    'spec.requiresRepublish': [false],
    'spec.seLinuxMount': [false],
    'spec.storageCapacity': [false],
    'spec.volumeLifecycleModes': [['Persistent']],
  },
  DaemonSet: {
    'annotations.deprecated.daemonset.template.generation': assigned,
    'rollingUpdate.maxSurge': [0],
    'rollingUpdate.maxUnavailable': [1],
  },
  EndpointSlice: { 'endpoints.conditions': [{}], 'ports.name': [''] },
  FlowSchema: { 'spec.matchingPrecedence': [1000] },
  HorizontalPodAutoscaler: {
    'spec.metrics': [[defaultMetric]],
    'spec.targetCPUUtilizationPercentage': [80],
  },
  IngressClass: { 'parameters.scope': ['Cluster'] },
  Job: { 'spec.selector': assigned },
  MutatingAdmissionPolicy: ofAdmissionPolicy,
  MutatingAdmissionPolicyBinding: ofAdmissionPolicyBinding,
  PriorityLevelConfiguration: {
    'limited.assuredConcurrencyShares': [30],
    'limited.lendablePercent': [0],
    'limited.nominalConcurrencyShares': [30],
    'queuing.handSize': [8],
    'queuing.queueLengthLimit': [50],
    'queuing.queues': [64],
  },
  Pod: { 'spec.nodeName': assigned, 'spec.priority': assigned },
  PriorityClass: { '.preemptionPolicy': ['PreemptLowerPriority'] },
  Secret: { '.type': ['Opaque'] },
  StorageClass: {
    '.reclaimPolicy': ['Delete'],
    '.volumeBindingMode': ['Immediate'],
  },
  ValidatingAdmissionPolicy: ofAdmissionPolicy,
  ValidatingAdmissionPolicyBinding: ofAdmissionPolicyBinding,
};
