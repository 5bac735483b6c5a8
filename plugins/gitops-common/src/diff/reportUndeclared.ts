import { collapseFindings, Findings } from './collapseFindings';
import { Comparison } from './Comparison';
import { nameByKeys, nameByValue } from './fields/listElements';
import { listShape } from './fields/listShape';
import { isLeaf, newest } from './fields/managedFields';
import { Place } from './fields/Place';
import { ruleOfAllItems } from './ignore/IgnoredHere';
import { isGenerated } from './isGenerated';
import { isKnownDefault } from './known/defaults';
import { isEngineMark } from './known/engineMarks';
import { lastAppliedAnnotation } from './secretData';
import { isSchemaDefault } from './schema/schemaDefaults';
import { isMap, own } from './values/json';

const nothing: Findings = { claims: [], mixed: false };
const bookkeeping: Findings = { claims: [], mixed: true };

/**
 * Reports a live node that git does not declare: what the applier owns is left over (`remove`), what somebody else set
 * is an unmanaged addition, and what nobody set is a default. Topmost nodes stand for all that is below them.
 */
export function reportUndeclared(
  comparison: Comparison,
  place: Place,
  live: unknown,
): void {
  for (const claim of findClaims(comparison, place, live).claims) {
    if (claim.op === 'remove') {
      comparison.remove(claim.place, claim.live);
    } else {
      comparison.addition(claim.place, claim.live, claim.by);
    }
  }
}

/** Reports a value that may be a default, where somebody else than the applier owns it. */
export function reportChosen(
  comparison: Comparison,
  place: Place,
  live: unknown,
): void {
  const by = newest(ownersBeside(place))?.entry.attribution;
  if (by && !place.atomic && !isCovered(comparison, place, live)) {
    comparison.addition(place, live, by);
  }
}

function findClaims(
  comparison: Comparison,
  place: Place,
  live: unknown,
): Findings {
  const { context } = comparison;
  if (
    live === null ||
    live === undefined ||
    (context.builtIn && isKnownDefault(context.ref.kind, place, live)) ||
    isSchemaDefault(place.schema, live) ||
    isGenerated(context.ref, place, live)
  ) {
    return nothing;
  }
  if (place.field === lastAppliedAnnotation || isEngineMark(place, live)) {
    return bookkeeping;
  }
  if (isCovered(comparison, place, live)) {
    return bookkeeping;
  }
  const parts = place.atomic ? undefined : partsOf(comparison, place, live);
  if (!parts) {
    return claimLeaf(comparison, place, live);
  }
  const findings = parts.map(([below, value]) =>
    findClaims(comparison, below, value),
  );
  const claims = findings.flatMap(found => found.claims);
  const mixed = findings.some(found => found.mixed);
  if (context.verbatim && claims.length === 0 && !mixed) {
    // Nothing but defaults within, yet there is none for the whole: somebody put it there.
    return claimLeaf(comparison, place, live);
  }
  return collapseFindings(place, live, {
    claims,
    mixed: mixed || (context.verbatim && isThereByDefault(place)),
  });
}

/** The nodes below, or undefined where this one is a leaf. */
function partsOf(
  comparison: Comparison,
  place: Place,
  live: unknown,
): [Place, unknown][] | undefined {
  // Where all owners own the node as a whole, looking further down tells nothing new.
  if (
    place.owners.length > 0 &&
    place.owners.every(({ fields }) => isLeaf(fields))
  ) {
    return undefined;
  }
  if (isMap(live)) {
    const keys = Object.keys(live);
    return keys.length === 0
      ? undefined
      : keys.map(key => [place.ofKey(key), own(live, key)]);
  }
  if (!Array.isArray(live) || live.length === 0) {
    return undefined;
  }
  return nameElements(comparison, place, live)?.map(element => [
    place.ofElement(element, { live: element.position }, true),
    element.value,
  ]);
}

/** Names the elements of a list whose elements have names; others are known by their list alone. */
function nameElements(comparison: Comparison, place: Place, live: unknown[]) {
  const shape = listShape(place, comparison.context.builtIn);
  switch (shape.type) {
    case 'map':
      return nameByKeys(live, shape);
    case 'set':
      return live.map(nameByValue);
    default:
      return undefined;
  }
}

function claimLeaf(
  comparison: Comparison,
  place: Place,
  live: unknown,
): Findings {
  const { context } = comparison;
  const owners = place.owners.map(owner => owner.entry);
  if (place.atomic) {
    if (context.verbatim) {
      return { claims: [{ op: 'remove', place, live }], mixed: false };
    }
    // Without a schema a default inside an atomic list of a custom resource cannot be told from a surplus. If only the
    // applier ever wrote the list, nobody else can have put something in.
    const byApplierAlone =
      !context.builtIn && owners.length > 0 && owners.every(o => o.isApplier);
    return byApplierAlone && place.field !== place.parentField
      ? nothing
      : { claims: [{ op: 'remove', place, live }], mixed: false };
  }
  if (place.lastApplied !== undefined) {
    return { claims: [{ op: 'remove', place, live }], mixed: false };
  }
  if (
    !context.builtIn &&
    !context.verbatim &&
    place.ownersAreInherited &&
    owners.every(entry => entry.isApplier)
  ) {
    // The applier owns something around it, and may never have written this: defaults are not known here.
    return nothing;
  }
  const others = ownersBeside(place);
  if (others.length > 0) {
    const by = newest(others)?.entry.attribution;
    return { claims: [{ op: 'unmanaged', by, place, live }], mixed: false };
  }
  if (
    context.lacksSchema &&
    !place.free &&
    owners.length > 0 &&
    owners.every(entry => entry.attribution.operation === 'Update')
  ) {
    // Whoever writes plain updates owns the defaults too.
    comparison.leaveOpen(place);
    return bookkeeping;
  }
  const owned = owners.some(
    entry =>
      entry.isApplier &&
      (entry.attribution.operation === 'Apply' ||
        context.provenance.lastApplied() === undefined),
  );
  if (owned) {
    return { claims: [{ op: 'remove', place, live }], mixed: false };
  }
  if (owners.length > 0) {
    return bookkeeping;
  }
  // A webhook or wiped managedFields: in a map of free keys, or where all defaults are known, nobody but a person or a
  // program can have put it there.
  return place.free || context.verbatim
    ? { claims: [{ op: 'unmanaged', place, live }], mixed: false }
    : nothing;
}

/** Who owns a place besides the applier and the control plane. */
function ownersBeside(place: Place) {
  return place.owners.filter(
    ({ entry }) => !entry.isApplier && !entry.isSystem,
  );
}

/** Whether the server makes a map by itself, and fills it, so that an addition in it is not the whole map. */
function isThereByDefault({ schema }: Place): boolean {
  return (
    isMap(schema?.default) &&
    (Object.keys(schema.default).length > 0 ||
      [...(schema.fields?.values() ?? [])].some(
        field => field.default !== undefined,
      ))
  );
}

function isCovered(comparison: Comparison, place: Place, live: unknown) {
  const differs = () => isRemoval(comparison, place, live);
  return (
    comparison.covers(place, 'live', differs) ||
    // A list is covered where all of its items are; those of an unnamed list are not looked at one by one.
    (Array.isArray(live) &&
      place.ignored !== undefined &&
      comparison.coversBy(ruleOfAllItems(live, place.ignored.live), differs))
  );
}

function isRemoval(comparison: Comparison, place: Place, live: unknown) {
  const trial = comparison.withoutRules();
  reportUndeclared(trial, place.withoutRules(), live);
  return trial.hasDifferences;
}
