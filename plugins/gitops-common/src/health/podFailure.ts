import { KubernetesObject } from '../model/resource';
import { hasLasted } from './hasLasted';
import { HealthContext } from './HealthRule';
import { at, conditionOf, listAt, textAt } from './statusFields';

const statusLists = [
  'initContainerStatuses',
  'containerStatuses',
  'ephemeralContainerStatuses',
];

/** Reasons with which a container does not start, other than that it is on its way. */
const failureReason =
  /^Err|Error$|BackOff$|Failed$|^InvalidImageName$|^RegistryUnavailable$/;

/** All that comes of an image that cannot be had: two of these take turns every few seconds. */
const imageReason =
  /^(ErrImage|ImagePull|ImageInspect|InvalidImageName|RegistryUnavailable)/;

/** The longest pause between two starts: whoever is given it has crashed for more than five minutes. */
const longestPause = /^back-off 5m0s /;

interface ContainerFailure {
  words: string;
  /** Whether it did start, and ended. */
  isCrash: boolean;
  /** Whether it tells by itself that it has lasted. */
  lasts: boolean;
}

/** Why a container of a pod cannot start: `CrashLoopBackOff: container api ended with exit code 1 (Error)`. */
export function waitingFailure(pod: KubernetesObject): string | undefined {
  return findWaiting(pod)?.words;
}

/**
 * The failure of a pod that an object owns, once it has lasted: the one of the first pod by name, so that the words
 * stay the same for as long as the world does. Nothing is said without a clock.
 */
export function ownedPodFailure(
  owner: KubernetesObject,
  context: HealthContext,
): string | undefined {
  return podFailureWhere(context, pod => isOwnedBy(pod, owner));
}

/**
 * The same for the pods of a Deployment, which belong to replica sets that are named after its template. While it rolls
 * out, its own deadline tells; after that its pods may crash for ever without a word in the status.
 */
export function deployedPodFailure(
  owner: KubernetesObject,
  context: HealthContext,
): string | undefined {
  const progress = conditionOf(owner, 'Progressing');
  if (progress && progress.reason !== 'NewReplicaSetAvailable') {
    return undefined;
  }
  return podFailureWhere(context, pod => {
    const hash = textAt(pod, 'metadata', 'labels', 'pod-template-hash');
    const name = `${owner.metadata.name}-${hash}`;
    return ownersOf(pod).some(
      reference =>
        textAt(reference, 'kind') === 'ReplicaSet' &&
        textAt(reference, 'name') === name &&
        pod.metadata.namespace === owner.metadata.namespace,
    );
  });
}

/** The same for a Job, which counts its crashes itself but waits for ever for a pod that cannot start at all. */
export function jobPodFailure(
  owner: KubernetesObject,
  context: HealthContext,
): string | undefined {
  return podFailureWhere(context, pod => isOwnedBy(pod, owner), {
    withCrashes: false,
  });
}

function podFailureWhere(
  { related = [], now }: HealthContext,
  isMine: (pod: KubernetesObject) => boolean,
  { withCrashes } = { withCrashes: true },
): string | undefined {
  if (!now) {
    return undefined;
  }
  let first: { name: string; words: string } | undefined;
  for (const pod of related) {
    const name = String(pod.metadata?.name);
    if (pod.kind !== 'Pod' || (first && first.name <= name) || !isMine(pod)) {
      continue;
    }
    const failure = lastingFailure(pod, now);
    if (failure && (withCrashes || !failure.isCrash)) {
      first = { name, words: failure.words };
    }
  }
  return first && `pod ${first.name}: ${first.words}`;
}

function lastingFailure(
  pod: KubernetesObject,
  now: Date,
): ContainerFailure | undefined {
  const ready = conditionOf(pod, 'Ready');
  const failure = findWaiting(pod) ?? findRestarted(pod);
  if (!failure || ready?.status !== 'False') {
    return undefined;
  }
  return failure.lasts || hasLasted(ready, now) ? failure : undefined;
}

function findWaiting(pod: KubernetesObject): ContainerFailure | undefined {
  for (const list of statusLists) {
    for (const container of listAt(pod, 'status', list)) {
      const reason = textAt(container, 'state', 'waiting', 'reason');
      if (failureReason.test(reason)) {
        const message = textAt(container, 'state', 'waiting', 'message');
        return {
          words: describeWaiting(container, reason),
          isCrash: reason === 'CrashLoopBackOff',
          lasts: longestPause.test(message),
        };
      }
    }
  }
  return undefined;
}

/** Between two pauses a crashing container runs for a moment. It is the same failure, and gets the same words. */
function findRestarted(pod: KubernetesObject): ContainerFailure | undefined {
  const container = listAt(pod, 'status', 'containerStatuses').find(
    status =>
      at(status, 'ready') !== true &&
      at(status, 'lastState', 'terminated') !== undefined,
  );
  return (
    container && {
      words: describeWaiting(container, 'CrashLoopBackOff'),
      isCrash: true,
      lasts: false,
    }
  );
}

/** In words that do not change from one attempt to the next: each other reason would be written to the tables. */
function describeWaiting(container: unknown, reason: string): string {
  const name = textAt(container, 'name');
  if (imageReason.test(reason)) {
    const image = textAt(container, 'image');
    const word = reason === 'ErrImagePull' ? 'ImagePullBackOff' : reason;
    return `${word}: container ${name} cannot get its image ${image}`;
  }
  if (reason === 'CrashLoopBackOff') {
    return `${reason}: container ${name} ended${describeEnd(container)}`;
  }
  const message = textAt(container, 'state', 'waiting', 'message');
  return `${reason}: container ${name}${message && `, ${message}`}`;
}

function describeEnd(container: unknown): string {
  const end =
    at(container, 'lastState', 'terminated') ??
    at(container, 'state', 'terminated');
  const code = at(end, 'exitCode');
  const reason = textAt(end, 'reason');
  return `${
    typeof code === 'number' ? ` with exit code ${code}` : ' again and again'
  }${reason && ` (${reason})`}`;
}

function isOwnedBy(pod: KubernetesObject, owner: KubernetesObject): boolean {
  const { uid } = owner.metadata;
  return (
    uid !== undefined &&
    ownersOf(pod).some(reference => at(reference, 'uid') === uid)
  );
}

function ownersOf(pod: KubernetesObject) {
  return listAt(pod, 'metadata', 'ownerReferences');
}
