import { Attribution, maskedValue } from '../../model/drift';
import { HostItem } from '../../model/host';
import { JsonValue } from '../../model/resource';
import { Findings, unchecked } from './Findings';
import { hostItemPath } from './hostItemPath';
import { HostProperty, hostKinds } from './hostProperties';
import { KnownThing, propertyOf, reasonOf } from './KnownThing';
import { matchMode } from './matchMode';
import { matchOutput } from './matchOutput';
import { MatchContext, Outcome } from './matchers/Outcome';
import { matchValue } from './matchers/matchValue';
import { toldValue } from './toldValue';

const plain: HostProperty = {};

interface DeclaredProperty {
  item: HostItem;
  name: string;
  /** What is known of the item. */
  thing: KnownThing;
}

/** Judges one declared property of a thing that is there. True where it could be checked. */
export function judgeProperty(
  { item, name, thing }: DeclaredProperty,
  context: MatchContext,
  findings: Findings,
): boolean {
  const expected = item.expected[name];
  if (Array.isArray(expected) && expected.length === 0) {
    // Nothing is expected of it; goss does not even read it.
    return true;
  }
  const live = propertyOf(thing, name);
  if (live === undefined) {
    return unchecked(item, findings, reasonOf(thing, name), name);
  }
  const property = hostKinds[item.kind].properties.get(name) ?? plain;
  const { outcome, desired } = compare(property, expected, live, context);
  if (typeof outcome === 'object') {
    return unchecked(item, findings, outcome.unjudged, name);
  }
  if (outcome !== 'holds') {
    const by = attributionOf(property, thing);
    findings.drift.push({
      path: hostItemPath(item.kind, item.key, name),
      op: 'change',
      ...told(property, desired, live),
      ...(by && { by }),
    });
  }
  return true;
}

/** `desired` is what of the declaration is not met. */
function compare(
  { is }: HostProperty,
  expected: JsonValue,
  live: JsonValue,
  context: MatchContext,
): { outcome: Outcome; desired: JsonValue } {
  switch (is) {
    case 'output':
      return matchOutput(expected, live, context);
    case 'mode':
      return { outcome: matchMode(expected, live, context), desired: expected };
    case 'versions':
      return {
        outcome: matchValue(expected, live, {
          ...context,
          compareAsVersions: context.compareVersions,
        }),
        desired: expected,
      };
    default:
      return {
        outcome: matchValue(expected, live, context),
        desired: expected,
      };
  }
}

function told(
  { is }: HostProperty,
  desired: JsonValue,
  live: JsonValue,
): { desired: JsonValue; live?: JsonValue } {
  switch (is) {
    case 'output':
      return { desired: toldValue(desired) };
    case 'secret':
      return { desired: maskedValue, live: maskedValue };
    default:
      return { desired: toldValue(desired), live: toldValue(live) };
  }
}

/** When a file was changed, as its own times tell; who did it, no file knows. */
function attributionOf(
  { changedAt }: HostProperty,
  thing: KnownThing,
): Attribution | undefined {
  const time = changedAt && propertyOf(thing, changedAt);
  const ms = typeof time === 'string' ? Date.parse(time) : NaN;
  return Number.isNaN(ms) ? undefined : { time: new Date(ms).toISOString() };
}
