import { KubernetesObject } from '../../model/resource';
import { HealthRule } from '../HealthRule';
import { at, listAt, textAt } from '../statusFields';
import { degraded, healthy, progressing, unknown } from '../verdicts';

/** A claim whose class waits for a pod is in its proper state while no pod asks. */
export const assessPersistentVolumeClaim: HealthRule = (
  object,
  { related = [] },
) => {
  const phase = textAt(object, 'status', 'phase');
  const className = textAt(object, 'spec', 'storageClassName');
  switch (phase) {
    case 'Bound':
      return healthy('bound');
    case 'Lost':
      return degraded('its volume is lost');
    case 'Pending':
    case '': {
      const waits = related.some(
        other =>
          other.kind === 'StorageClass' &&
          other.metadata.name === className &&
          at(other, 'volumeBindingMode') === 'WaitForFirstConsumer',
      );
      return waits && !isAsked(object, related)
        ? healthy('WaitForFirstConsumer: binds when a pod asks for it')
        : progressing('not bound yet');
    }
    default:
      return unknown(`phase ${phase}`);
  }
};

/** A pod that asks names the claim; once the scheduler has found a node for it, the claim names the node. */
function isAsked(
  claim: KubernetesObject,
  related: readonly KubernetesObject[],
): boolean {
  const { namespace, name, annotations } = claim.metadata;
  return (
    at(annotations, 'volume.kubernetes.io/selected-node') !== undefined ||
    related.some(
      pod =>
        pod.kind === 'Pod' &&
        pod.metadata.namespace === namespace &&
        !/^(Succeeded|Failed)$/.test(textAt(pod, 'status', 'phase')) &&
        listAt(pod, 'spec', 'volumes').some(
          volume =>
            textAt(volume, 'persistentVolumeClaim', 'claimName') === name,
        ),
    )
  );
}
