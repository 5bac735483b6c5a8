import { DriftItem } from '../../model/drift';
import { HostItem, UncheckedItem } from '../../model/host';
import { hostItemPath } from './hostItemPath';
import { toldExpectation, toldText } from './toldValue';

/** What was found of all things of a host so far. */
export interface Findings {
  drift: DriftItem[];
  unchecked: UncheckedItem[];
}

export const notGathered = 'not gathered';

/** Something could not be judged: the whole thing, or one property. False, for "was checked". */
export function unchecked(
  { kind, key }: HostItem,
  findings: Findings,
  reason: string,
  property?: string,
): false {
  findings.unchecked.push({
    path: hostItemPath(kind, key, property),
    reason: toldText(reason),
  });
  return false;
}

/** A declared thing is not there at all. */
export function missing(item: HostItem, findings: Findings): void {
  findings.drift.push({
    path: hostItemPath(item.kind, item.key),
    op: 'add',
    desired: toldExpectation(item.kind, item.expected),
  });
}

/** A thing is there that must not be. */
export function surplus(
  { kind, key }: HostItem,
  findings: Findings,
  existence: string,
): void {
  findings.drift.push({
    path: hostItemPath(kind, key, existence),
    op: 'remove',
    live: true,
  });
}
