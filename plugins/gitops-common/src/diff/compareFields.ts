import { Comparison } from './Comparison';
import { compareLists } from './compareLists';
import { isAtomicMap } from './fields/listShape';
import { isFreeMap, Place } from './fields/Place';
import { isMeaningfulWhenAbsent } from './known/choices';
import { isKnownDefault } from './known/defaults';
import { isDefaultElsewhere } from './known/dependentDefaults';
import { lastAppliedAnnotation } from './secretData';
import { reportChosen, reportUndeclared } from './reportUndeclared';
import { isSchemaDefault } from './schema/schemaDefaults';
import { schemaOfField } from './schema/fieldSchemaAt';
import { equalScalars } from './values/equalScalars';
import { isMap, isPlainlyEqual, isZero, JsonMap, own } from './values/json';

/** Compares a declared value with the live one at its place. */
export function compareValues(
  comparison: Comparison,
  place: Place,
  desired: unknown,
  live: unknown,
): void {
  if (desired === live || place.field === lastAppliedAnnotation) {
    return;
  }
  if (
    (place.ignored !== undefined || place.field === 'replicas') &&
    comparison.covers(place, live === undefined ? 'desired' : 'both', () =>
      differs(comparison, place, desired, live),
    )
  ) {
    return;
  }
  if (live === undefined) {
    reportAbsent(comparison, place, desired);
  } else if (isMap(desired) && isMap(live)) {
    compareMaps(comparison, place, desired, live);
  } else if (Array.isArray(desired) && Array.isArray(live)) {
    compareLists({ comparison, place, desired, live }, compareValues);
  } else if (
    !equalScalars(desired, live, {
      field: place.field,
      parentField: place.parentField,
      schema: place.schema,
      unknownKind: !comparison.context.builtIn && !place.schema,
    })
  ) {
    comparison.change(place, desired, live);
  }
}

/** Compares two maps key by key; `except` names keys that are not compared here. */
export function compareMaps(
  comparison: Comparison,
  at: Place,
  desired: JsonMap,
  live: JsonMap,
  except?: ReadonlySet<string>,
): void {
  // What is owned as a whole is so down to its leaves.
  const place = at.schema?.atomic && !at.atomic ? at.asAtomic() : at;
  const maps = { comparison, place, desired, live };
  for (const key in desired) {
    if (Object.hasOwn(desired, key) && !except?.has(key)) {
      compareKey(maps, key);
    }
  }
  for (const key in live) {
    if (
      !except?.has(key) &&
      own(live, key) !== undefined &&
      !isDeclared(maps, key)
    ) {
      reportKey(maps, key);
    }
  }
}

/** Two maps at one place. */
interface Maps {
  comparison: Comparison;
  place: Place;
  desired: JsonMap;
  live: JsonMap;
}

function compareKey(
  { comparison, place, desired, live }: Maps,
  key: string,
): void {
  const wanted = desired[key];
  // A null in git declares nothing, unless the server keeps it. Client-side apply cannot write one: it takes the field
  // out, and the default comes back.
  if (
    wanted === undefined ||
    (wanted === null &&
      (!keepsNull(comparison, place, key) ||
        isSchemaDefault(schemaOfField(place.schema, key), live[key])))
  ) {
    return;
  }
  const found =
    live[key] === null && keepsNull(comparison, place, key)
      ? null
      : own(live, key);
  if (!isPlainlyEqual(wanted, found)) {
    compareValues(comparison, place.ofKey(key), wanted, found);
  }
}

function isDeclared({ comparison, place, desired }: Maps, key: string) {
  return (
    own(desired, key) !== undefined ||
    (desired[key] === null && keepsNull(comparison, place, key))
  );
}

function keepsNull(comparison: Comparison, place: Place, key: string): boolean {
  return (
    comparison.context.verbatim &&
    schemaOfField(place.schema, key)?.nullable === true
  );
}

function reportKey({ comparison, place, live }: Maps, key: string): void {
  const value = live[key];
  const { builtIn, ref, declared } = comparison.context;
  const name = { parentField: place.field, field: key };
  // Nearly all that git does not declare: told before anybody finds out more about the place.
  const isDefault = builtIn && isKnownDefault(ref.kind, name, value);
  if (
    isDefault &&
    !isDefaultElsewhere(name, value, {
      siblings: live,
      apiVersion: declared.apiVersion,
    })
  ) {
    return;
  }
  const below = place.ofKey(key);
  if (isDefault) {
    reportChosen(comparison, below, value);
    return;
  }
  reportUndeclared(
    comparison,
    isAtomicMap(place) ? below.asAtomic() : below,
    value,
  );
}

/** Reports the topmost declared node that live lacks, unless absent means the same there. */
function reportAbsent(
  comparison: Comparison,
  place: Place,
  desired: unknown,
): void {
  if (isSameAsAbsent(comparison, place, desired)) {
    return;
  }
  if (place.ignored?.desired) {
    const parts = new Comparison(comparison.context);
    reportAbsentParts(parts, place, desired);
    // A rule that covers a part of the node leaves the rest, part by part.
    if (parts.ignoredBy.size > 0) {
      comparison.take(parts);
      return;
    }
  }
  comparison.add(place, desired);
}

function reportAbsentParts(
  comparison: Comparison,
  place: Place,
  desired: unknown,
): void {
  if (isMap(desired)) {
    for (const key of Object.keys(desired)) {
      compareValues(comparison, place.ofKey(key), own(desired, key), undefined);
    }
  } else if (Array.isArray(desired)) {
    compareLists({ comparison, place, desired, live: [] }, compareValues);
  }
}

/**
 * Servers of built-in kinds drop what says nothing. Custom resources are stored as they were written: there a zero value
 * that is gone was taken out, unless it is the default. But controllers that write their typed copy back drop zero values
 * too, which shows where another manager owns the whole, or may be so where no schema tells that the kind is a custom one;
 * only an empty map may be a choice there.
 */
function isSameAsAbsent(
  comparison: Comparison,
  place: Place,
  desired: unknown,
): boolean {
  const { builtIn, verbatim } = comparison.context;
  if (desired === undefined || desired === null) {
    return true;
  }
  if (!builtIn && isSchemaDefault(place.schema, desired)) {
    return true;
  }
  if (verbatim) {
    return (
      isZero(desired) && place.owners.some(({ entry }) => !entry.isApplier)
    );
  }
  if (
    isFreeMap(place.parentField) ||
    isMeaningfulWhenAbsent(place.field) ||
    !isZero(desired)
  ) {
    return false;
  }
  return builtIn || !isMap(desired);
}

function differs(
  comparison: Comparison,
  place: Place,
  desired: unknown,
  live: unknown,
): boolean {
  const trial = comparison.withoutRules();
  compareValues(trial, place.withoutRules(), desired, live);
  return trial.hasDifferences;
}
