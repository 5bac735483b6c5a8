import { allOf, anyOf, condition, field, flag } from '../clauses';
import { decideBy } from '../decideBy';

const status = 'status.printableStatus';

const isToRun = anyOf(
  flag('spec.running'),
  field('spec.runStrategy', 'Always'),
);

/** A machine that is stopped on purpose rests; one that is to run and does not is on its way, or broken. */
export const assessVirtualMachine = decideBy(
  ['suspended', anyOf(condition('Paused', 'True'), field(status, 'Paused'))],
  [
    'degraded',
    field(
      status,
      'CrashLoopBackOff',
      'ErrImagePull',
      'ImagePullBackOff',
      'ErrorUnschedulable',
      'ErrorPvcNotFound',
      'ErrorDataVolumeNotFound',
      'DataVolumeError',
    ),
  ],
  ['degraded', condition('Failure', 'True')],
  ['healthy', condition('Ready', 'True')],
  ['progressing', allOf(isToRun, field(status, 'Stopped'))],
  ['suspended', field(status, 'Stopped')],
  [
    'progressing',
    field(
      status,
      'Provisioning',
      'Starting',
      'Stopping',
      'Migrating',
      'Terminating',
      'WaitingForVolumeBinding',
      'WaitingForReceiver',
    ),
  ],
  ['unknown', field(status, 'Unknown')],
  ['progressing', flag('status.created')],
  ['suspended', condition('Ready', 'False')],
);

/** The running half of a virtual machine. */
export const assessVirtualMachineInstance = decideBy(
  ['degraded', field('status.phase', 'Failed')],
  [
    'progressing',
    field(
      'status.phase',
      'Pending',
      'Scheduling',
      'Scheduled',
      'WaitingForSync',
    ),
  ],
  ['suspended', field('status.phase', 'Succeeded')],
  ['unknown', field('status.phase', 'Unknown')],
  ['suspended', condition('Paused', 'True')],
  ['healthy', condition('Ready', 'True')],
  ['degraded', condition('Ready', 'False')],
);

/** A disk that is imported, uploaded or cloned. */
export const assessDataVolume = decideBy(
  ['healthy', field('status.phase', 'Succeeded')],
  ['degraded', field('status.phase', 'Failed', 'Unknown')],
  ['suspended', field('status.phase', 'Paused')],
  ['degraded', condition('Running', 'False', { reason: /^Error$/ })],
  // As with a claim: its proper state for as long as no machine asks.
  ['healthy', field('status.phase', 'WaitForFirstConsumer')],
);
