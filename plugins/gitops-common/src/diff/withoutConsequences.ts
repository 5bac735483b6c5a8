import { ResourceRef } from '../model/resource';
import { usesHostNetwork, withoutHostPorts } from './known/hostPorts';
import { isBuiltIn } from './known/kinds';
import { withoutLimitDefaults } from './known/limitRangeDefaults';
import { JsonMap } from './values/json';

/** The two documents of a comparison. */
interface Sides {
  desired: JsonMap;
  live: JsonMap;
}

/**
 * The two documents without values that the server puts in because of another field of the same object: whoever set that
 * field is told of, once, and where nobody did there is nothing to tell.
 */
export function withoutConsequences(
  { group, kind }: Pick<ResourceRef, 'group' | 'kind'>,
  sides: Sides,
): Sides {
  if (!isBuiltIn(group)) {
    return sides;
  }
  const { desired, live } = sides;
  if (kind === 'LimitRange') {
    return { desired, live: withoutLimitDefaults(live, desired) };
  }
  return usesHostNetwork(desired, kind) || usesHostNetwork(live, kind)
    ? {
        desired: withoutHostPorts(desired, kind),
        live: withoutHostPorts(live, kind),
      }
    : sides;
}
