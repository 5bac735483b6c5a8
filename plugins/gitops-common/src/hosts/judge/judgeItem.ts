import { HostFacts, HostItem, HostThing } from '../../model/host';
import { JsonValue } from '../../model/resource';
import { Findings, missing, notGathered, surplus, unchecked } from './Findings';
import { hostKinds } from './hostProperties';
import { judgeProperty } from './judgeProperty';
import { KnownThing, propertyOf, reasonOf } from './KnownThing';
import { MatchContext, Outcome } from './matchers/Outcome';
import { matchValue } from './matchers/matchValue';

/**
 * Judges one declared thing. True where all that is declared of it could be checked.
 *
 * One that is not there is one difference, and so is one that must not be there: its other properties say nothing then.
 */
export function judgeItem(
  item: HostItem,
  facts: HostFacts,
  context: MatchContext,
  findings: Findings,
): boolean {
  const thing = thingOf(item, facts);
  if (thing === 'absent') {
    return judgeAbsent(item, context, findings);
  }
  if (!thing || 'cause' in thing) {
    return unchecked(item, findings, thing?.cause.message ?? notGathered);
  }
  const { existence } = hostKinds[item.kind];
  const isThere = existence && presenceOf(thing, existence);
  return isThere === false
    ? judgeAbsent(item, context, findings)
    : judgePresent(item, thing, context, findings);
}

function thingOf(
  { kind, key }: HostItem,
  { things }: HostFacts,
): HostThing | 'absent' | undefined {
  const known = things[kind];
  return known?.byKey.get(key) ?? (known?.complete ? 'absent' : undefined);
}

/** What a reader says of the existence; something of which other properties are known is there. */
function presenceOf(
  thing: KnownThing,
  existence: string,
): JsonValue | undefined {
  const told = propertyOf(thing, existence);
  return told === undefined && Object.keys(thing.properties).length > 0
    ? true
    : told;
}

function judgeAbsent(
  item: HostItem,
  context: MatchContext,
  findings: Findings,
): boolean {
  const outcome = matchAbsence(item, context);
  if (typeof outcome === 'object') {
    return unchecked(item, findings, outcome.unjudged);
  }
  if (outcome !== 'holds') {
    missing(item, findings);
  }
  return true;
}

/** Whether a thing may be absent. What is declared without a word about its existence has to be there. */
function matchAbsence(
  { kind, expected }: HostItem,
  context: MatchContext,
): Outcome {
  const { existence } = hostKinds[kind];
  if (existence && Object.hasOwn(expected, existence)) {
    return matchValue(expected[existence], false, context);
  }
  if (kind !== 'service') {
    return 'fails';
  }
  // Of a service without a unit goss says that it is neither running nor enabled.
  const outcomes = Object.entries(expected).map(([name, value]) =>
    name === 'running' || name === 'enabled'
      ? matchValue(value, false, context)
      : 'fails',
  );
  return (
    outcomes.find(
      outcome => typeof outcome === 'string' && outcome !== 'holds',
    ) ??
    outcomes.find(outcome => outcome !== 'holds') ??
    (outcomes.length > 0 ? 'holds' : 'fails')
  );
}

function judgePresent(
  item: HostItem,
  thing: KnownThing,
  context: MatchContext,
  findings: Findings,
): boolean {
  const { existence } = hostKinds[item.kind];
  let isChecked = true;
  if (existence && Object.hasOwn(item.expected, existence)) {
    const isThere = presenceOf(thing, existence);
    const outcome =
      isThere === undefined
        ? { unjudged: reasonOf(thing, existence) }
        : matchValue(item.expected[existence], isThere, context);
    if (typeof outcome === 'object') {
      isChecked = unchecked(item, findings, outcome.unjudged, existence);
    } else if (outcome !== 'holds') {
      surplus(item, findings, existence);
      return true;
    }
  }
  for (const name of Object.keys(item.expected)) {
    if (name !== existence) {
      const declared = { item, name, thing };
      isChecked = judgeProperty(declared, context, findings) && isChecked;
    }
  }
  return isChecked;
}
