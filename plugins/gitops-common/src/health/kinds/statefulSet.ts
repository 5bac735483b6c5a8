import { HealthRule } from '../HealthRule';
import { numberAt, textAt } from '../statusFields';
import { healthy, progressing } from '../verdicts';

/** By its counts. A StatefulSet never says itself that it failed; its pods do. */
export const assessStatefulSet: HealthRule = object => {
  const status = object.status;
  const wanted = numberAt(object, ['spec', 'replicas'], 1);
  const ready = numberAt(status, ['readyReplicas'], 0);
  const updated = numberAt(status, ['updatedReplicas'], 0);
  const replicas = numberAt(status, ['replicas'], 0);
  const words = `${ready} of ${wanted} replicas are ready`;
  if (ready < wanted) {
    return progressing(words);
  }
  if (replicas > wanted) {
    return progressing(`${replicas - wanted} surplus replicas are still there`);
  }
  if (textAt(object, 'spec', 'updateStrategy', 'type') === 'OnDelete') {
    return healthy(words);
  }
  const partition = numberAt(
    object,
    ['spec', 'updateStrategy', 'rollingUpdate', 'partition'],
    0,
  );
  if (partition > 0) {
    const toUpdate = Math.max(wanted - partition, 0);
    return updated < toUpdate
      ? progressing(`${updated} of ${toUpdate} replicas are updated`)
      : healthy(`${words}, updated down to ordinal ${partition}`);
  }
  if (
    textAt(status, 'updateRevision') !== textAt(status, 'currentRevision') &&
    updated < wanted
  ) {
    return progressing(`${updated} of ${wanted} replicas are updated`);
  }
  return healthy(words);
};
