import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { ResourceKind } from '../resources/ResourceKind';
import { KubeObject, ObjectMeta } from '../types';
import { ObjectStore } from './ObjectStore';

/** Kinds with a spec whose changes the server does not count. */
const uncounted = new Set([
  'HorizontalPodAutoscaler',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'ResourceQuota',
  'Service',
]);

/** Stores the outcome of a write: gives identity to a new object and a generation to a changed one. */
export function storeObject(
  store: ObjectStore,
  kind: ResourceKind,
  write: { live?: KubeObject; next: KubeObject; time: string },
): KubeObject {
  const { live, next, time } = write;
  const metadata: ObjectMeta = {
    ...next.metadata,
    uid: live?.metadata.uid ?? randomUUID(),
    creationTimestamp: live?.metadata.creationTimestamp ?? time,
  };
  if (live) {
    metadata.resourceVersion = live.metadata.resourceVersion;
  }
  const generation = generationOf(live, next);
  if (generation) {
    metadata.generation = generation;
  } else {
    delete metadata.generation;
  }
  const object = { ...next, metadata };
  // Like etcd's store: a write that changes nothing makes no new revision and wakes nobody.
  return live && isDeepStrictEqual(live, object)
    ? live
    : store.put(kind, object);
}

/** Kinds with a spec count its changes; plain data such as a ConfigMap has no generation. */
function generationOf(
  live: KubeObject | undefined,
  next: KubeObject,
): number | undefined {
  if (next.spec === undefined || uncounted.has(next.kind)) {
    return undefined;
  }
  const before = live?.metadata.generation ?? 0;
  return live && isDeepStrictEqual(live.spec, next.spec) ? before : before + 1;
}
