import { Health } from '../model/health';
import { KubernetesObject } from '../model/resource';
import { HealthRule } from './HealthRule';
import {
  degraded,
  healthy,
  noHealth,
  progressing,
  suspended,
  unknown,
} from './verdicts';

const verdicts = { degraded, healthy, progressing, suspended, unknown };

/** Whether something holds of an object: what says so, in words, or undefined. */
export type Test = (object: KubernetesObject) => string | undefined;

/** One line of a rule that is data. */
export type Clause = readonly [
  verdict: keyof typeof verdicts | 'none',
  test: Test,
];

/**
 * A rule as a table: the first line whose test holds decides. An object of which no line speaks has not been looked at
 * yet by whoever is to look at it, so it is on its way.
 */
export function decideBy(...clauses: readonly Clause[]): HealthRule {
  return object =>
    decide(object, clauses) ??
    progressing('its controller has not reported on the newest generation yet');
}

/** The verdict of the first line whose test holds. */
export function decide(
  object: KubernetesObject,
  clauses: readonly Clause[],
): Health | undefined {
  for (const [verdict, test] of clauses) {
    const words = test(object);
    if (words !== undefined) {
      return verdict === 'none' ? noHealth : verdicts[verdict](words);
    }
  }
  return undefined;
}
