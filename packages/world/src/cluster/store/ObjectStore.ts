import { qualifiedPlural, ResourceKind } from '../resources/ResourceKind';
import { ApiError } from '../ApiError';
import { KubeObject } from '../types';

/** A change of one object, in the words of the watch protocol. */
export interface StoreEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  resource: string;
  revision: number;
  object: KubeObject;
}

/** Changes older than this many are forgotten: a watch from before them has to list anew. */
const defaultHistory = 10_000;

/** The objects of one cluster with their revisions: etcd and watch cache in one. */
export class ObjectStore {
  private readonly collections = new Map<string, Map<string, KubeObject>>();
  private readonly sorted = new Map<string, readonly KubeObject[]>();
  private readonly listeners = new Set<(event: StoreEvent) => void>();
  private events: StoreEvent[] = [];
  private oldest = 0;
  private current = 1;

  constructor(private readonly history = defaultHistory) {}

  get revision(): number {
    return this.current;
  }

  get(kind: ResourceKind, at: ObjectKey): KubeObject | undefined {
    return this.collections.get(qualifiedPlural(kind))?.get(keyOf(at));
  }

  /** All objects of a kind, by namespace and name. The array is never changed, so it can serve as a snapshot. */
  list(kind: ResourceKind, namespace?: string): readonly KubeObject[] {
    const resource = qualifiedPlural(kind);
    let objects = this.sorted.get(resource);
    if (!objects) {
      const entries = [...(this.collections.get(resource) ?? [])];
      objects = entries
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, object]) => object);
      this.sorted.set(resource, objects);
    }
    return namespace === undefined
      ? objects
      : objects.filter(object => object.metadata.namespace === namespace);
  }

  /** Stores an object under a fresh revision and tells the watchers. */
  put(kind: ResourceKind, object: KubeObject): KubeObject {
    const resource = qualifiedPlural(kind);
    const collection = this.collections.get(resource) ?? new Map();
    this.collections.set(resource, collection);
    this.current += 1;
    const stored = {
      ...object,
      metadata: { ...object.metadata, resourceVersion: String(this.current) },
    };
    const type = collection.has(keyOf(object.metadata)) ? 'MODIFIED' : 'ADDED';
    collection.set(keyOf(object.metadata), stored);
    this.record({ type, resource, revision: this.current, object: stored });
    return stored;
  }

  delete(kind: ResourceKind, at: ObjectKey): void {
    const resource = qualifiedPlural(kind);
    const object = this.get(kind, at);
    if (!object) {
      return;
    }
    this.collections.get(resource)?.delete(keyOf(at));
    this.current += 1;
    const metadata = {
      ...object.metadata,
      resourceVersion: String(this.current),
    };
    this.record({
      type: 'DELETED',
      resource,
      revision: this.current,
      object: { ...object, metadata },
    });
  }

  /** What has happened since a revision. Throws `410 Expired` when that is no longer known. */
  since(revision: number): StoreEvent[] {
    if (revision < this.oldest) {
      throw ApiError.expired(
        `too old resource version: ${revision} (${this.oldest})`,
      );
    }
    return this.events.filter(event => event.revision > revision);
  }

  /** Forgets the history, as etcd does when it is compacted. */
  compact(): void {
    this.events = [];
    this.oldest = this.current;
  }

  /** Calls back for each change until the returned function is called. */
  subscribe(listener: (event: StoreEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private record(event: StoreEvent): void {
    this.sorted.delete(event.resource);
    this.events.push(event);
    // Cut rarely and by half: shifting one by one would make a bulk load quadratic.
    if (this.events.length > this.history * 2) {
      this.events = this.events.slice(-this.history);
      this.oldest = this.events[0].revision;
    }
    for (const listener of this.listeners) {
      listener(event);
    }
  }
}

/** Names an object within its kind. */
export interface ObjectKey {
  namespace?: string;
  name: string;
}

function keyOf(at: ObjectKey): string {
  return `${at.namespace ?? ''}/${at.name}`;
}
