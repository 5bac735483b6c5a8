import { ResourceRef } from '../../../model/resource';
import { aggregatedRoleRules } from './aggregatedRoles';
import { certificateRules } from './certificates';
import { controllerAnnotationRules } from './controllerAnnotations';
import { handedOverRules } from './handedOver';
import { KnownDifference, KnownRule } from './KnownRule';
import { progressiveDeliveryRules } from './progressiveDelivery';
import { webhookRules } from './webhookConfigurations';

const rules: readonly KnownRule[] = [
  ...aggregatedRoleRules,
  ...certificateRules,
  ...controllerAnnotationRules,
  ...handedOverRules,
  ...progressiveDeliveryRules,
  ...webhookRules,
];

/** Why a difference is known not to be drift, in words; undefined where no rule knows it. */
export function findKnownRule(
  { group, kind }: ResourceRef,
  path: string,
  difference: KnownDifference,
): string | undefined {
  return rules.find(
    rule =>
      (rule.kinds === undefined || rule.kinds.includes(`${group}/${kind}`)) &&
      rule.path.test(path) &&
      (rule.holds === undefined || rule.holds(difference)),
  )?.reason;
}
