import { HealthRule } from '../HealthRule';
import { at, Condition, conditionsOf, wordsOf } from '../statusFields';
import {
  degraded,
  healthy,
  noHealth,
  progressing,
  suspended,
} from '../verdicts';

/** Reasons with which controllers say that they tried and could not, rather than that they are still at it. */
const failureReason = /fail|error|invalid|denied|forbidden|exceeded|conflict/i;

/**
 * Kinds without a rule of their own, by the conditions that the ecosystem agrees on: `Stalled` and `Reconciling`
 * (kstatus), `Synced` (Crossplane), `Ready` and `Available`. A kind that reports none of them has no health: above all
 * it is not healthy.
 */
export const assessConditions: HealthRule = object => {
  if (at(object, 'spec', 'suspend') === true) {
    return suspended('suspended by its own field spec.suspend');
  }
  const conditions = conditionsOf(object);
  const generation = Number(object.metadata.generation ?? 0);
  const find = (type: string) =>
    conditions.find(condition => condition.type === type);

  const stalled = find('Stalled');
  if (stalled?.status === 'True') {
    return degraded(wordsOf(stalled));
  }
  // Ready may stay True for weeks while the last wish could not be pushed, so Synced comes first.
  const synced = find('Synced');
  if (synced?.status === 'False') {
    return synced.reason === 'ReconcilePaused'
      ? suspended(wordsOf(synced))
      : degraded(wordsOf(synced));
  }
  if (synced?.reason === 'ReconcilePaused') {
    return suspended(wordsOf(synced));
  }
  const reconciling = find('Reconciling');
  if (reconciling?.status === 'True') {
    return progressing(wordsOf(reconciling));
  }
  const decisive = find('Ready') ?? find('Available');
  if (!decisive) {
    return noHealth;
  }
  if ((decisive.observedGeneration ?? generation) < generation) {
    return progressing(`${decisive.type} speaks of an older generation`);
  }
  return fromDecisive(decisive);
};

function fromDecisive(condition: Condition) {
  if (condition.status === 'True') {
    return healthy(condition.message || undefined);
  }
  return condition.status === 'False' && failureReason.test(condition.reason)
    ? degraded(wordsOf(condition))
    : progressing(wordsOf(condition));
}
