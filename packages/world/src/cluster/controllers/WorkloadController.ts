import { ClusterWrites } from '../ClusterWrites';
import { KindRegistry } from '../resources/KindRegistry';
import { qualifiedPlural, ResourceKind } from '../resources/ResourceKind';
import { ObjectKey, ObjectStore, StoreEvent } from '../store/ObjectStore';
import { Clock, Fields, isFields, KubeObject } from '../types';
import {
  failingPod,
  keyOfFailingPod,
  kindsWithSilentFailures,
} from './failingPod';
import { ingressManager } from './ingressStatus';
import { PodState, workloadStatus } from './workloadStatus';

/** How long the pods of a simulated cluster take. */
export interface RolloutTimes {
  /** From a change of the template to all pods ready. */
  rolloutMs: number;
  /** From a change to a bad image until the rollout counts as failed. */
  failureMs: number;
}

const workloadKinds = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job'];

/** Their status is written once: a Job runs once, and the others have nothing that would change here. */
const kindsWrittenOnce = ['Job', 'Ingress', 'HorizontalPodAutoscaler'];

const manager = 'kube-controller-manager';
const nodes = 3;

/** Rolls workloads out: their pods start, and run or fail by their images. Nothing happens between calls of `tick`. */
export class WorkloadController {
  private readonly pending = new Map<
    string,
    { kind: ResourceKind; at: ObjectKey; since: number; template: string }
  >();
  private readonly held = new Set<string>();
  private readonly unsubscribe: () => void;

  constructor(
    private readonly parts: {
      store: ObjectStore;
      kinds: KindRegistry;
      writes: ClusterWrites;
      clock: Clock;
    },
    private readonly times: RolloutTimes,
  ) {
    this.unsubscribe = parts.store.subscribe(event => this.notice(event));
  }

  stop(): void {
    this.unsubscribe();
  }

  /** Keeps the rollouts of a workload from ending, as a cluster without room does. */
  hold(object: { kind: string } & ObjectKey): void {
    this.held.add(`${object.kind}/${object.namespace}/${object.name}`);
  }

  /** Writes the statuses that are due. `settle` ends every rollout at once. */
  tick(options: { settle?: boolean } = {}): void {
    const now = this.parts.clock();
    for (const [key, entry] of [...this.pending]) {
      const object = this.parts.store.get(entry.kind, entry.at);
      if (!object) {
        this.pending.delete(key);
        continue;
      }
      const ageMs = options.settle ? Infinity : now.getTime() - entry.since;
      const pods = this.podsOf(object, ageMs);
      this.writeStatus(entry.kind, object, { pods, now });
      if (pods !== 'starting') {
        this.pending.delete(key);
      }
    }
  }

  private podsOf(object: KubeObject, ageMs: number): PodState {
    const { kind, metadata } = object;
    if (this.held.has(`${kind}/${metadata.namespace}/${metadata.name}`)) {
      return 'starting';
    }
    if (imagesOf(object).some(isBroken)) {
      return ageMs >= this.times.failureMs ? 'failing' : 'starting';
    }
    return ageMs >= this.times.rolloutMs ? 'running' : 'starting';
  }

  private writeStatus(
    kind: ResourceKind,
    object: KubeObject,
    situation: { pods: PodState; now: Date },
  ): void {
    const now = situation.now.toISOString().replace(/\.\d+Z$/, 'Z');
    const status = workloadStatus(object, { pods: situation.pods, now, nodes });
    if (status) {
      this.parts.writes.change(kind, object.metadata, {
        manager: object.kind === 'Ingress' ? ingressManager : manager,
        subresource: 'status',
        change: live => ({ ...live, status }),
      });
    }
    if (kindsWithSilentFailures.includes(object.kind)) {
      this.removePod(object);
      if (situation.pods === 'failing') {
        this.createPod(object, now);
      }
    }
  }

  private createPod(owner: KubeObject, now: string): void {
    const kind = this.parts.kinds.byObject({ apiVersion: 'v1', kind: 'Pod' });
    if (kind) {
      const { pod, status } = failingPod(owner, now);
      this.parts.writes.create(kind, pod, { manager });
      this.parts.writes.change(kind, pod.metadata, {
        manager: 'kubelet',
        subresource: 'status',
        change: live => ({ ...live, status }),
      });
    }
  }

  private removePod(owner: KubeObject): void {
    const kind = this.parts.kinds.byObject({ apiVersion: 'v1', kind: 'Pod' });
    const key = keyOfFailingPod(owner);
    if (kind && this.parts.store.get(kind, key)) {
      this.parts.writes.delete(kind, key);
    }
  }

  private notice(event: StoreEvent): void {
    const { object } = event;
    if (
      event.type === 'DELETED' &&
      kindsWithSilentFailures.includes(object.kind)
    ) {
      this.removePod(object);
    }
    const kind = this.parts.kinds.byObject(object);
    const { generation } = object.metadata;
    const observed = isFields(object.status)
      ? object.status.observedGeneration
      : undefined;
    if (
      !kind ||
      ![...workloadKinds, ...kindsWrittenOnce].includes(object.kind) ||
      event.type === 'DELETED' ||
      (observed !== undefined && observed === generation) ||
      (kindsWrittenOnce.includes(object.kind) && isWritten(object))
    ) {
      return;
    }
    const { namespace, name } = object.metadata;
    const key = `${qualifiedPlural(kind)}/${namespace}/${name}`;
    const template = JSON.stringify(templateOf(object));
    const before = this.pending.get(key);
    // A change of another field during a rollout does not start it anew.
    const since =
      before?.template === template
        ? before.since
        : this.parts.clock().getTime();
    this.pending.set(key, { kind, at: { namespace, name }, since, template });
  }
}

/** Whether a controller has written more than the server's own empty start. */
function isWritten({ status }: KubeObject): boolean {
  return (
    isFields(status) &&
    JSON.stringify(status) !== '{}' &&
    JSON.stringify(status) !== '{"loadBalancer":{}}'
  );
}

/** An image whose tag says so fails to start, so that a person can break a workload from outside. */
function isBroken(image: string): boolean {
  return /[:-](broken|bad|missing)$/.test(image);
}

function templateOf(object: KubeObject): Fields {
  return isFields(object.spec) && isFields(object.spec.template)
    ? object.spec.template
    : {};
}

function imagesOf(object: KubeObject): string[] {
  const { spec } = templateOf(object);
  const containers = isFields(spec) ? spec.containers : undefined;
  return Array.isArray(containers)
    ? containers
        .filter(isFields)
        .map(container => String(container.image ?? ''))
    : [];
}
