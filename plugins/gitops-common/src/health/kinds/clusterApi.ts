import { annotation, anyOf, condition, fewer, field, flag } from '../clauses';
import { Clause, decideBy } from '../decideBy';

const pausedClause: Clause = [
  'suspended',
  anyOf(
    flag('spec.paused'),
    annotation('cluster.x-k8s.io/paused'),
    condition('Paused', 'True'),
  ),
];

const failed: Clause = ['degraded', field('status.phase', 'Failed')];

/** What a cluster or machine does in the course of its life: none of it is an illness. */
const onTheWay = anyOf(
  ...['RollingOut', 'ScalingUp', 'ScalingDown', 'Remediating', 'Deleting'].map(
    type => condition(type, 'True'),
  ),
);

/**
 * Clusters, control planes and infrastructure. `Ready` is False all the time while a cluster is provisioned; the severity tells
 * waiting (Info) from failure. The newer contract has no severities; there the phase tells.
 */
export const assessClusterApiCluster = decideBy(
  pausedClause,
  failed,
  ['degraded', condition('Ready', 'False', { severity: /^(Error|Warning)$/ })],
  ['progressing', condition('Ready', 'False', { severity: /^Info$/ })],
  ['progressing', field('status.phase', 'Pending', 'Provisioning', 'Deleting')],
  [
    'degraded',
    anyOf(condition('Ready', 'False'), condition('Available', 'False')),
  ],
  ['progressing', onTheWay],
  ['healthy', field('status.phase', 'Provisioned')],
  [
    'healthy',
    anyOf(condition('Ready', 'True'), condition('Available', 'True')),
  ],
);

/** A machine whose infrastructure is provisioned has still to become a node. */
export const assessClusterApiMachine = decideBy(
  pausedClause,
  failed,
  ['degraded', condition('Ready', 'False', { severity: /^Error$/ })],
  ['healthy', field('status.phase', 'Running')],
  ['unknown', field('status.phase', 'Unknown')],
  ['progressing', condition('Ready', ['False', 'Unknown'])],
  [
    'progressing',
    field('status.phase', 'Pending', 'Provisioning', 'Provisioned', 'Deleting'),
  ],
);

/** Machine deployments, sets, pools and kubeadm control planes: counts, as with pods. */
export const assessClusterApiMachines = decideBy(
  pausedClause,
  failed,
  ['degraded', condition('EtcdClusterHealthy', 'False')],
  [
    'progressing',
    field('status.phase', 'ScalingUp', 'ScalingDown', 'Deleting'),
  ],
  ['progressing', fewer('status.replicas', 'spec.replicas')],
  ['progressing', fewer('status.updatedReplicas', 'status.replicas')],
  ['progressing', fewer('status.readyReplicas', 'status.replicas')],
  ['progressing', onTheWay],
  ['healthy', field('status.phase', 'Running', 'Scaling')],
  [
    'healthy',
    anyOf(condition('Ready', 'True'), condition('Available', 'True')),
  ],
);

/** It repairs machines; while some need it, they are ill. */
export const assessMachineHealthCheck = decideBy(
  pausedClause,
  ['degraded', fewer('status.currentHealthy', 'status.expectedMachines')],
  ['healthy', condition('RemediationAllowed', 'True')],
  [
    'healthy',
    object =>
      (object.status as { currentHealthy?: unknown } | undefined)
        ?.currentHealthy === undefined
        ? undefined
        : 'all expected machines are healthy',
  ],
);
