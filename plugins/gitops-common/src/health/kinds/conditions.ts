import { allOf, annotation, condition, suspendedBySpec } from '../clauses';
import { Clause, decide } from '../decideBy';
import { HealthRule } from '../HealthRule';
import { Condition, conditionOf, wordsOf } from '../statusFields';
import { degraded, healthy, noHealth, progressing } from '../verdicts';

/** Reasons with which controllers say that they tried and could not, rather than that they are still at it. */
const failureReason =
  /fail|error|^err|invalid|denied|forbidden|exceeded|conflict|expired|unhealthy|backoff|crash|timed?out|^unavailable$/i;

/** Reasons with which an object says that it waits for another one, which has a health of its own. */
const waitReason = /^(DependencyNotReady|SourceNotReady)$|wait|pending/i;

/**
 * What Flux and all that follow kstatus agree on, up to where `Ready` decides. A retry after a failure is `Reconciling`
 * too, and would hide the failure for as long as it lasts.
 */
export const reconcilingClauses: readonly Clause[] = [
  ['suspended', suspendedBySpec],
  ['degraded', condition('Stalled', 'True')],
  [
    'progressing',
    condition('Reconciling', 'True', { notReason: /^ProgressingWithRetry$/ }),
  ],
  [
    'progressing',
    condition('Ready', 'False', {
      reason: waitReason,
      notReason: failureReason,
    }),
  ],
];

/** For controllers that write `Ready` False only where they failed, and Unknown while they are at it. */
export const strictReadyClauses: readonly Clause[] = [
  ['degraded', condition('Ready', 'False')],
  ['progressing', condition('Reconciling', 'True')],
  ['healthy', condition('Ready', 'True')],
  ['progressing', condition('Ready', 'Unknown')],
];

/** What Crossplane's managed resources, composites and claims report besides `Ready`. */
export const syncedClauses: readonly Clause[] = [
  ['suspended', annotation('crossplane.io/paused', 'true')],
  [
    'suspended',
    condition('Synced', ['True', 'False', 'Unknown'], {
      reason: /^ReconcilePaused$/,
    }),
  ],
  // Ready may stay True for weeks while the last wish could not be pushed, so Synced comes first.
  ['degraded', condition('Synced', 'False')],
  ['degraded', condition('LastAsyncOperation', 'False')],
];

const clauses: readonly Clause[] = [
  ...syncedClauses,
  ['progressing', condition('Issuing', 'True')],
  ...reconcilingClauses,
  [
    'degraded',
    allOf(condition('Reconciling', 'True'), condition('Ready', 'False')),
  ],
  ['progressing', condition('Reconciling', 'True')],
  ['degraded', condition('Degraded', 'True')],
  ['degraded', condition('Failed', 'True')],
];

const decisiveTypes = ['Ready', 'Available', 'Healthy', 'Succeeded', 'Synced'];

/**
 * Kinds without a rule of their own, by the conditions that the ecosystem agrees on: `Stalled` and `Reconciling`
 * (kstatus), `Synced` (Crossplane), and then the first of `Ready`, `Available`, `Healthy`, `Succeeded` and `Synced`. A
 * kind that reports none of them has no health: above all it is not healthy.
 */
export const assessConditions: HealthRule = object => {
  const clear = decide(object, clauses);
  if (clear) {
    return clear;
  }
  const type = decisiveTypes.find(name => conditionOf(object, name));
  const decisive = type && conditionOf(object, type);
  if (!decisive) {
    // Whoever speaks of these, and has neither, is done: they tell only of what is not normal.
    return conditionOf(object, 'Reconciling') || conditionOf(object, 'Stalled')
      ? healthy('nothing is left to do')
      : noHealth;
  }
  const generation = Number(object.metadata.generation ?? 0);
  if ((decisive.observedGeneration ?? generation) < generation) {
    return progressing(`${decisive.type} speaks of an older generation`);
  }
  return fromDecisive(decisive);
};

function fromDecisive(decisive: Condition) {
  if (decisive.status === 'True') {
    return healthy(decisive.message || undefined);
  }
  const isFailure =
    failureReason.test(decisive.reason) || decisive.severity === 'Error';
  return decisive.status === 'False' && isFailure
    ? degraded(wordsOf(decisive))
    : progressing(wordsOf(decisive));
}
