import { PathTree, stepInto } from './PathTree';

/** What ignore rules cover at one place and below it: of the declared document and of the live one. */
export interface IgnoredHere {
  readonly desired?: PathTree;
  readonly live?: PathTree;
}

/** On which sides a node stands. */
export type Sides = 'both' | 'desired' | 'live';

/** What is covered one step further down; an item of a list stands at one position here and another one there. */
export function stepIgnored(
  here: IgnoredHere | undefined,
  at: { desired?: string | number; live?: string | number },
): IgnoredHere | undefined {
  if (here === undefined) {
    return undefined;
  }
  const desired =
    at.desired === undefined
      ? undefined
      : stepInto(here.desired, String(at.desired));
  const live =
    at.live === undefined ? undefined : stepInto(here.live, String(at.live));
  return desired || live ? { desired, live } : undefined;
}

/**
 * The rule that covers a whole node. Rules are applied to both documents, as Argo CD does: a node that stands in both
 * has to be covered in both, or a rule with a condition would hide that something does not meet it any more.
 */
export function coveringRule(
  here: IgnoredHere | undefined,
  sides: Sides,
): string | undefined {
  switch (sides) {
    case 'desired':
      return here?.desired?.rule;
    case 'live':
      return here?.live?.rule;
    default:
      return here?.live?.rule === undefined ? undefined : here.desired?.rule;
  }
}

/** Positions of the items that no rule covers. */
export function uncoveredPositions(
  items: readonly unknown[],
  tree: PathTree | undefined,
): number[] {
  const positions: number[] = [];
  for (let position = 0; position < items.length; position += 1) {
    if (stepInto(tree, String(position))?.rule === undefined) {
      positions.push(position);
    }
  }
  return positions;
}

/** A rule that covers an item of a list, where every item is covered. */
export function ruleOfAllItems(
  items: readonly unknown[],
  tree: PathTree | undefined,
): string | undefined {
  return uncoveredPositions(items, tree).length === 0
    ? stepInto(tree, '0')?.rule
    : undefined;
}
