import { KubernetesObject } from '../../model/resource';
import { HealthRule } from '../HealthRule';
import { waitingFailure } from '../podFailure';
import { at, conditionOf, listAt, textAt, wordsOf } from '../statusFields';
import { degraded, healthy, progressing, unknown } from '../verdicts';

/** A pod on its own: nobody replaces it, so a back-off counts at once. */
export const assessPod: HealthRule = object => {
  const phase = textAt(object, 'status', 'phase');
  const waiting = waitingFailure(object);
  if (waiting && restarts(object)) {
    return degraded(waiting);
  }
  switch (phase) {
    case 'Succeeded':
      return healthy('ended with success');
    case 'Failed':
      return degraded(failureOf(object));
    case 'Running':
      return assessRunning(object);
    case 'Pending':
    case '': {
      const scheduled = conditionOf(object, 'PodScheduled');
      return progressing(
        scheduled?.status === 'False' ? wordsOf(scheduled) : 'pending',
      );
    }
    default:
      return unknown(`phase ${phase}`);
  }
};

function assessRunning(object: KubernetesObject) {
  if (!restarts(object)) {
    return progressing('runs to its end');
  }
  if (conditionOf(object, 'Ready')?.status === 'True') {
    return healthy('ready');
  }
  const died = listAt(object, 'status', 'containerStatuses').find(
    container => at(container, 'lastState', 'terminated') !== undefined,
  );
  return died
    ? degraded(
        `container ${textAt(died, 'name')} is not ready after a restart: ${
          textAt(died, 'lastState', 'terminated', 'reason') || 'terminated'
        }`,
      )
    : progressing('not ready yet');
}

function restarts(object: KubernetesObject): boolean {
  const policy = textAt(object, 'spec', 'restartPolicy');
  return policy === '' || policy === 'Always';
}

function failureOf(object: KubernetesObject): string {
  const message = textAt(object, 'status', 'message');
  if (message) {
    return [textAt(object, 'status', 'reason'), message]
      .filter(Boolean)
      .join(': ');
  }
  const containers = ['initContainerStatuses', 'containerStatuses'].flatMap(
    list => listAt(object, 'status', list),
  );
  for (const container of containers) {
    const code = at(container, 'state', 'terminated', 'exitCode');
    if (typeof code === 'number' && code !== 0) {
      const reason = textAt(container, 'state', 'terminated', 'reason');
      return `${reason || 'Error'}: container ${textAt(
        container,
        'name',
      )} ended with exit code ${code}`;
    }
  }
  return textAt(object, 'status', 'reason') || 'the pod failed';
}
