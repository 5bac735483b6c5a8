import { ApiError } from './ApiError';
import { ClusterWrites, WriteOptions } from './ClusterWrites';
import {
  RolloutTimes,
  WorkloadController,
} from './controllers/WorkloadController';
import { Faults } from './faults/Faults';
import { KindRegistry } from './resources/KindRegistry';
import { ResourceKind } from './resources/ResourceKind';
import { ListPages } from './store/ListPages';
import { ObjectKey, ObjectStore } from './store/ObjectStore';
import { Clock, KubeObject } from './types';

/** What a simulated cluster is made of. */
export interface ClusterOptions {
  name: string;
  clock: Clock;
  times?: RolloutTimes;
}

/** A simulated cluster without its HTTP door: objects, controllers and faults. */
export class Cluster {
  readonly name: string;
  readonly store = new ObjectStore();
  readonly kinds = new KindRegistry();
  readonly faults = new Faults();
  readonly pages: ListPages;
  readonly writes: ClusterWrites;
  readonly workloads: WorkloadController;

  constructor(options: ClusterOptions) {
    const { name, clock } = options;
    this.name = name;
    this.pages = new ListPages(clock);
    this.writes = new ClusterWrites(this.store, this.kinds, clock);
    const { store, kinds, writes } = this;
    this.workloads = new WorkloadController(
      { store, kinds, writes, clock },
      options.times ?? { rolloutMs: 8000, failureMs: 20_000 },
    );
    for (const namespace of ['default', 'kube-system']) {
      this.apply(
        { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
        'kube-apiserver',
      );
    }
  }

  /** Server-side apply with force, as a delivery tool does it. */
  apply(object: KubeObject, manager: string): KubeObject {
    const kind = this.kindOf(object);
    return this.writes.apply(kind, object, { manager, force: true });
  }

  get(ref: ObjectReference): KubeObject | undefined {
    return this.store.get(this.kindOf(ref), ref);
  }

  /** Changes one object in the name of a manager, as a person with kubectl does. */
  patchAs(
    manager: string,
    ref: ObjectReference,
    change: (live: KubeObject) => KubeObject,
    options: Pick<WriteOptions, 'subresource'> = {},
  ): KubeObject {
    const kind = this.kindOf(ref);
    return this.writes.change(kind, ref, { manager, change, ...options });
  }

  delete(ref: ObjectReference): void {
    this.writes.delete(this.kindOf(ref), ref);
  }

  kindOf(object: { apiVersion: string; kind: string }): ResourceKind {
    const kind = this.kinds.byObject(object);
    if (!kind) {
      throw ApiError.badRequest(
        `no matches for kind "${object.kind}" in version "${object.apiVersion}"`,
      );
    }
    return kind;
  }
}

/** Names one object of a cluster. */
export interface ObjectReference extends ObjectKey {
  apiVersion: string;
  kind: string;
}
