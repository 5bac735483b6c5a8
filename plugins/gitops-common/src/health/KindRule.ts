import { KubernetesObject } from '../model/resource';
import { HealthContext, HealthRule } from './HealthRule';
import { RelatedKind } from './RelatedKind';
import { degraded } from './verdicts';

/** How a kind is judged, and what has to be read for it. */
export interface KindRule {
  assess: HealthRule;
  /** What is wanted where the object by itself only says that it is on its way. */
  wants?: readonly RelatedKind[];
}

/** A rule that asks the pods of an object where the object by itself only says that it is on its way. */
export function withPods(
  rule: HealthRule,
  findFailure: (
    owner: KubernetesObject,
    context: HealthContext,
  ) => string | undefined,
): HealthRule {
  return (object, context) => {
    const health = rule(object, context);
    const failure =
      health.status === 'progressing'
        ? findFailure(object, context)
        : undefined;
    return failure === undefined ? health : degraded(failure);
  };
}
