import { KubernetesObject } from '../model/resource';
import { HealthContext } from './HealthRule';
import { at, conditionOf, listAt, textAt } from './statusFields';

/** How long a pod of a set may be in back-off before it counts; the first failures of a start often heal. */
const backOffGraceMs = 5 * 60_000;

const statusLists = [
  'initContainerStatuses',
  'containerStatuses',
  'ephemeralContainerStatuses',
];

/** Why a container of a pod cannot start: `CrashLoopBackOff: back-off 5m0s ...`. */
export function waitingFailure(pod: KubernetesObject): string | undefined {
  for (const list of statusLists) {
    for (const container of listAt(pod, 'status', list)) {
      const reason = textAt(container, 'state', 'waiting', 'reason');
      if (/^Err|Error$|BackOff$|^InvalidImageName$/.test(reason)) {
        const message = textAt(container, 'state', 'waiting', 'message');
        const name = textAt(container, 'name');
        return `${reason}: container ${name}${message && `, ${message}`}`;
      }
    }
  }
  return undefined;
}

/** The failure of a pod that an object owns, once it has lasted. Nothing is said without a clock. */
export function ownedPodFailure(
  owner: KubernetesObject,
  { related = [], now }: HealthContext,
): string | undefined {
  if (!now) {
    return undefined;
  }
  for (const pod of related) {
    const owned = listAt(pod, 'metadata', 'ownerReferences').some(
      reference => at(reference, 'uid') === owner.metadata.uid,
    );
    const failure =
      pod.kind === 'Pod' && owned ? waitingFailure(pod) : undefined;
    const ready = conditionOf(pod, 'Ready');
    if (failure && ready?.status === 'False') {
      const since = Date.parse(ready.lastTransitionTime);
      if (now.getTime() - since > backOffGraceMs) {
        return `pod ${pod.metadata.name}: ${failure}`;
      }
    }
  }
  return undefined;
}
