import { HealthRule } from '../HealthRule';
import { at, textAt } from '../statusFields';
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
      // A pod that asks for the claim is named on it by the scheduler; from then on it has to bind.
      const asked =
        at(
          object,
          'metadata',
          'annotations',
          'volume.kubernetes.io/selected-node',
        ) !== undefined;
      return waits && !asked
        ? healthy('WaitForFirstConsumer: binds when a pod asks for it')
        : progressing('not bound yet');
    }
    default:
      return unknown(`phase ${phase}`);
  }
};
