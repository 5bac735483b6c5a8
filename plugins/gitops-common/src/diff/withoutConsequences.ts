import { ResourceRef } from '../model/resource';
import { usesHostNetwork, withoutHostPorts } from './known/hostPorts';
import { withoutImpliedRequests } from './known/impliedRequests';
import { isBuiltIn } from './known/kinds';
import { withoutLimitDefaults } from './known/limitRangeDefaults';
import { withoutTargetPorts } from './known/targetPorts';
import { withoutTemplateLabels } from './known/templateLabels';
import { JsonMap } from './values/json';

/** The two documents of a comparison. */
interface Sides {
  desired: JsonMap;
  live: JsonMap;
}

const reductions: Record<string, (live: JsonMap, desired: JsonMap) => JsonMap> =
  {
    LimitRange: withoutLimitDefaults,
    Pod: withoutImpliedRequests,
    ReplicationController: withoutTemplateLabels,
    Service: withoutTargetPorts,
  };

/**
 * The two documents without values that the server puts in because of another field of the same object: whoever set that
 * field is told of, once, and where nobody did there is nothing to tell.
 */
export function withoutConsequences(
  { group, kind }: Pick<ResourceRef, 'group' | 'kind'>,
  { desired, live }: Sides,
): Sides {
  if (!isBuiltIn(group)) {
    return { desired, live };
  }
  const reduced = Object.hasOwn(reductions, kind)
    ? reductions[kind](live, desired)
    : live;
  return usesHostNetwork(desired, kind) || usesHostNetwork(live, kind)
    ? {
        desired: withoutHostPorts(desired, kind),
        live: withoutHostPorts(reduced, kind),
      }
    : { desired, live: reduced };
}
