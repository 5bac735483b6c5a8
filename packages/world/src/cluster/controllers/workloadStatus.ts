import { Fields, isFields, KubeObject } from '../types';
import { autoscalerStatus } from './autoscalerStatus';
import { ingressStatus } from './ingressStatus';

/** How the pods of a workload fare. */
export type PodState = 'running' | 'starting' | 'failing';

/** What decides a workload's status. */
export interface WorkloadSituation {
  pods: PodState;
  /** ISO 8601. */
  now: string;
  /** Nodes that a DaemonSet runs on. */
  nodes: number;
}

/** The status that a workload's controller would write. Undefined for kinds that have none here. */
export function workloadStatus(
  object: KubeObject,
  situation: WorkloadSituation,
): Fields | undefined {
  switch (object.kind) {
    case 'Deployment':
      return deploymentStatus(object, situation);
    case 'StatefulSet':
      return statefulSetStatus(object, situation);
    case 'DaemonSet':
      return daemonSetStatus(object, situation);
    case 'Job':
      return jobStatus(object, situation);
    case 'Ingress':
      return ingressStatus();
    case 'HorizontalPodAutoscaler':
      return autoscalerStatus(object, situation.now);
    default:
      return undefined;
  }
}

function replicasOf(object: KubeObject): number {
  const { spec } = object;
  return isFields(spec) && typeof spec.replicas === 'number'
    ? spec.replicas
    : 1;
}

/** Zero counts are absent, as Go leaves them out. */
function counts(values: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value > 0),
  );
}

function deploymentStatus(object: KubeObject, at: WorkloadSituation): Fields {
  const replicas = replicasOf(object);
  const running = at.pods === 'running';
  // A rolling update keeps the old pods until new ones are ready: one new pod at a time fails or starts beside them.
  const updated = running ? replicas : Math.min(1, replicas);
  const available = hasRun(object) || running ? replicas : 0;
  const name = `${object.metadata.name}-${object.metadata.generation}`;
  const progressing = {
    running: ['True', 'NewReplicaSetAvailable', 'has successfully progressed.'],
    starting: ['True', 'ReplicaSetUpdated', 'is progressing.'],
    failing: [
      'False',
      'ProgressDeadlineExceeded',
      'has timed out progressing.',
    ],
  }[at.pods];
  return {
    observedGeneration: object.metadata.generation,
    ...counts({
      replicas: running ? replicas : available + updated,
      updatedReplicas: updated,
      readyReplicas: available,
      availableReplicas: available,
      unavailableReplicas: running ? 0 : updated,
    }),
    conditions: [
      condition(object, at, [
        'Available',
        available >= replicas ? 'True' : 'False',
        available >= replicas
          ? 'MinimumReplicasAvailable'
          : 'MinimumReplicasUnavailable',
        available >= replicas
          ? 'Deployment has minimum availability.'
          : 'Deployment does not have minimum availability.',
      ]),
      condition(object, at, [
        'Progressing',
        progressing[0],
        progressing[1],
        `ReplicaSet "${name}" ${progressing[2]}`,
      ]),
    ],
  };
}

function hasRun(object: KubeObject): boolean {
  return isFields(object.status) && Number(object.status.availableReplicas) > 0;
}

function statefulSetStatus(object: KubeObject, at: WorkloadSituation): Fields {
  const replicas = replicasOf(object);
  const running = at.pods === 'running';
  const revision = `${object.metadata.name}-${object.metadata.generation}`;
  const ready = running ? replicas : Math.max(0, replicas - 1);
  return {
    observedGeneration: object.metadata.generation,
    replicas,
    ...counts({
      readyReplicas: ready,
      currentReplicas: replicas,
      updatedReplicas: running ? replicas : replicas - ready,
      availableReplicas: ready,
    }),
    currentRevision: running ? revision : `${object.metadata.name}-previous`,
    updateRevision: revision,
    collisionCount: 0,
  };
}

function daemonSetStatus(object: KubeObject, at: WorkloadSituation): Fields {
  const ready = at.pods === 'running' ? at.nodes : at.nodes - 1;
  return {
    observedGeneration: object.metadata.generation,
    currentNumberScheduled: at.nodes,
    desiredNumberScheduled: at.nodes,
    numberMisscheduled: 0,
    numberReady: ready,
    ...counts({
      updatedNumberScheduled: at.pods === 'running' ? at.nodes : 1,
      numberAvailable: ready,
      numberUnavailable: at.nodes - ready,
    }),
  };
}

function jobStatus(object: KubeObject, at: WorkloadSituation): Fields {
  const { creationTimestamp: startTime } = object.metadata;
  const finished = {
    running: ['Complete', 'True', '', ''],
    failing: [
      'Failed',
      'True',
      'BackoffLimitExceeded',
      'Job has reached the specified backoff limit',
    ],
  };
  if (at.pods === 'starting') {
    return { startTime, active: 1 };
  }
  const done = finished[at.pods] as ConditionText;
  return {
    startTime,
    conditions: [condition(object, at, done)],
    ...(at.pods === 'running'
      ? { completionTime: at.now, succeeded: 1 }
      : { failed: 1 }),
  };
}

type ConditionText = [
  type: string,
  status: string,
  reason: string,
  message: string,
];

/** A condition that keeps its transition time while its status stays. */
function condition(
  object: KubeObject,
  at: WorkloadSituation,
  text: ConditionText | string[],
): Fields {
  const [type, status, reason, message] = text;
  const previous = previousConditions(object).find(c => c.type === type);
  const isSame = previous?.status === status;
  const isEqual =
    isSame && previous?.reason === reason && previous?.message === message;
  return {
    type,
    status,
    ...(reason ? { reason } : {}),
    ...(message ? { message } : {}),
    lastUpdateTime: isEqual ? previous?.lastUpdateTime : at.now,
    lastTransitionTime: isSame ? previous?.lastTransitionTime : at.now,
  };
}

function previousConditions(object: KubeObject): Fields[] {
  return isFields(object.status) && Array.isArray(object.status.conditions)
    ? object.status.conditions.filter(isFields)
    : [];
}
