import { Attribution } from '../model/drift';
import { Place } from './fields/Place';

/** What one undeclared node is taken for. */
interface Claim {
  op: 'remove' | 'unmanaged';
  by?: Attribution;
  place: Place;
  live: unknown;
}

/** What is found at an undeclared node and below it. */
export interface Findings {
  claims: Claim[];
  /** Holds something of the control plane or of the applier that stays: then it is not reported as a whole. */
  mixed: boolean;
}

/** Reports a node as a whole where all that is to be told of it is the same. */
export function collapseFindings(
  place: Place,
  live: unknown,
  findings: Findings,
): Findings {
  const { claims, mixed } = findings;
  const [first] = claims;
  if (
    mixed ||
    !first ||
    claims.some(
      claim => claim.op !== first.op || claim.by?.manager !== first.by?.manager,
    )
  ) {
    return findings;
  }
  return { claims: [{ ...first, place, live }], mixed: false };
}
