import {
  Cause,
  GroupVersionKind,
  groupVersionKindOf,
  KubernetesObject,
  LiveSnapshot,
} from '@oneroof/plugin-gitops-common';
import { LiveReader, ObservationError } from '@oneroof/plugin-gitops-node';
import { Adapters } from '../../adapters/Adapters';
import { StoredTarget } from '../../database/operations/targets/findTarget';
import { StoredPlacement } from '../../database/operations/verdicts/StoredPlacement';
import { causeOf } from '../causeOf';
import { Desired, RevisionRenderer } from '../render/RevisionRenderer';
import { RememberedPlacement } from './TargetMemory';

/**
 * What a pass over a target found, before anything is judged: what every placement wants, in their order, and what the
 * target holds, or the cause why that cannot be read at all.
 */
export type TargetObservation = { desired: Desired[] } & (
  | { snapshot: LiveSnapshot }
  | { cause: Cause }
);

/**
 * Renders what every placement wants, and reads the target once for all of them.
 *
 * @throws ObservationError when not even git can be asked
 */
export async function observeTarget(
  target: StoredTarget,
  options: {
    adapters: Adapters;
    renderer: RevisionRenderer;
    placements: readonly StoredPlacement[];
    remembered: ReadonlyMap<string, RememberedPlacement>;
    signal: AbortSignal;
  },
): Promise<TargetObservation> {
  const { adapters, renderer, placements, remembered, signal } = options;
  const reader = findLiveReader(adapters, target);
  if (!reader) {
    throw new ObservationError(
      'not-configured',
      `no adapter that observes targets of type ${target.type} is installed`,
    );
  }
  const desired = await renderer.render(placements, signal);
  try {
    const snapshot = await reader.read(
      {
        target: { type: reader.type, cluster: target.name },
        kinds: findKinds(desired, remembered),
        namespaces: findNamespaces(placements, desired),
      },
      signal,
    );
    return { desired, snapshot };
  } catch (error) {
    const cause = causeOf(error);
    if (!cause) {
      throw error;
    }
    return { desired, cause };
  }
}

/** The adapter for targets of this type. */
export function findLiveReader(
  { liveReaders }: Adapters,
  { type }: StoredTarget,
): LiveReader | undefined {
  return liveReaders.list().find(reader => reader.type === type);
}

/**
 * Autoscalers, in the version that every server has: one that nobody declares explains why replicas are not what git says.
 * Those of KEDA stand behind such a one too.
 */
const autoscalers: GroupVersionKind = {
  group: 'autoscaling',
  version: 'v1',
  kind: 'HorizontalPodAutoscaler',
};

/**
 * Kinds that git declares, in its versions, and autoscalers where it declares replicas; and those of stored resources
 * that it declares no longer, since the last object of a kind may still be there.
 */
function findKinds(
  desired: readonly Desired[],
  remembered: ReadonlyMap<string, RememberedPlacement>,
): GroupVersionKind[] {
  const declared = new Map<string, GroupVersionKind>();
  const groupKinds = new Set<string>();
  let declaresReplicas = false;
  for (const result of desired) {
    for (const object of 'snapshot' in result ? result.snapshot.objects : []) {
      declaresReplicas ||= hasReplicas(object);
      const key = `${object.apiVersion}/${object.kind}`;
      if (!declared.has(key)) {
        const kind = groupVersionKindOf(object);
        declared.set(key, kind);
        groupKinds.add(`${kind.group}/${kind.kind}`);
      }
    }
  }
  for (const { resources } of remembered.values()) {
    for (const resource of resources.values()) {
      if (declared.has(`${resource.apiVersion}/${resource.kind}`)) {
        continue;
      }
      const kind = groupVersionKindOf(resource);
      const key = `${kind.group}/${kind.kind}`;
      if (!groupKinds.has(key)) {
        groupKinds.add(key);
        declared.set(`${resource.apiVersion}/${resource.kind}`, kind);
      }
    }
  }
  const { group, version, kind } = autoscalers;
  if (declaresReplicas && !groupKinds.has(`${group}/${kind}`)) {
    declared.set(`${group}/${version}/${kind}`, autoscalers);
  }
  return [...declared.values()];
}

function hasReplicas({ spec }: KubernetesObject): boolean {
  return (
    spec !== null && typeof spec === 'object' && Object.hasOwn(spec, 'replicas')
  );
}

function findNamespaces(
  placements: readonly StoredPlacement[],
  desired: readonly Desired[],
): string[] {
  const namespaces = new Set(
    placements.map(({ namespace }) => namespace ?? 'default'),
  );
  for (const result of desired) {
    for (const { metadata } of 'snapshot' in result
      ? result.snapshot.objects
      : []) {
      if (metadata.namespace) {
        namespaces.add(metadata.namespace);
      }
    }
  }
  return [...namespaces].sort();
}
