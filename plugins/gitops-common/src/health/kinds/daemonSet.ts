import { HealthRule } from '../HealthRule';
import { at, numberAt, textAt } from '../statusFields';
import { healthy, progressing } from '../verdicts';

/** By its counts. A DaemonSet never says itself that it failed; its pods do. */
export const assessDaemonSet: HealthRule = object => {
  const status = object.status;
  if (at(status, 'observedGeneration') === undefined) {
    return progressing('the controller has not seen it yet');
  }
  const wanted = numberAt(status, ['desiredNumberScheduled'], 0);
  const updated = numberAt(status, ['updatedNumberScheduled'], 0);
  const available = numberAt(status, ['numberAvailable'], 0);
  const words = `${available} of ${wanted} pods are available`;
  const onDelete =
    textAt(object, 'spec', 'updateStrategy', 'type') === 'OnDelete';
  if (!onDelete && updated < wanted) {
    return progressing(`${updated} of ${wanted} pods are updated`);
  }
  return available < wanted ? progressing(words) : healthy(words);
};
