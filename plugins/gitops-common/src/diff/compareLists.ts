import { Comparison } from './Comparison';
import { fieldPathText } from './fields/FieldPath';
import { listShape } from './fields/listShape';
import { ListElement, nameByKeys, nameByValue } from './fields/listElements';
import { Place, placeOfItem } from './fields/Place';
import { keyDefaults } from './known/lists';
import { reportUndeclared } from './reportUndeclared';
import { isMap, isPlainlyEqual, JsonMap } from './values/json';

/** How the walk goes on from an element; handed in, since maps and lists contain each other. */
export interface ListSteps {
  compareValues(
    comparison: Comparison,
    place: Place,
    desired: unknown,
    live: unknown,
  ): void;
  reportAbsent(comparison: Comparison, place: Place, desired: unknown): void;
}

/** Two lists at one place. */
interface Lists<T> {
  comparison: Comparison;
  place: Place;
  desired: T[];
  live: T[];
}

/** Compares two lists: by key, by value or by position, as their shape asks. */
export function compareLists(lists: Lists<unknown>, steps: ListSteps): void {
  const { comparison, place, desired, live } = lists;
  const shape = listShape(place, comparison.context.builtIn);
  switch (shape.type) {
    case 'map': {
      const wanted = nameByKeys(desired, shape.keys);
      const found = nameByKeys(live, shape.keys);
      if (wanted && found) {
        compareNamed(
          { comparison, place, desired: wanted, live: found },
          steps,
        );
        return;
      }
      break;
    }
    case 'set':
      compareNamed(
        {
          comparison,
          place,
          desired: desired.map(nameByValue),
          live: live.map(nameByValue),
        },
        steps,
      );
      return;
    case 'paired':
      comparePaired(lists, steps, shape.pairOf);
      return;
    default:
  }
  compareByPosition(lists, steps);
}

function compareNamed(
  { comparison, place, desired, live }: Lists<ListElement>,
  steps: ListSteps,
) {
  const found = new Map(live.map(element => [element.segment, element]));
  const wanted = new Map<string, ListElement>();
  for (const element of desired) {
    if (wanted.has(element.segment)) {
      comparison.warn(
        'duplicate-key',
        `${fieldPathText(place.path)}${
          element.segment
        } is declared more than once; the last one counts`,
      );
    }
    wanted.set(element.segment, element);
  }
  for (const element of wanted.values()) {
    const counterpart = found.get(element.segment);
    if (counterpart && isPlainlyEqual(element.value, counterpart.value)) {
      continue;
    }
    const below = placeOfItem(place, {
      ...element,
      positions: [element.position, counterpart?.position],
      lastApplied: lastAppliedItem(place, element),
    });
    if (counterpart) {
      steps.compareValues(comparison, below, element.value, counterpart.value);
    } else {
      steps.reportAbsent(comparison, below, withKeyDefaults(element));
    }
  }
  for (const element of found.values()) {
    if (!wanted.has(element.segment)) {
      const below = placeOfItem(place, {
        ...element,
        positions: [element.position],
        lastApplied: lastAppliedItem(place, element),
        free: true,
      });
      reportUndeclared(comparison, below, element.value);
    }
  }
}

/** The server matches lists whose order it does not keep; a path can only name a position, the declared one first. */
function comparePaired(
  { comparison, place, desired, live }: Lists<unknown>,
  steps: ListSteps,
  pairOf: (element: unknown) => string,
) {
  const nameOf = (element: unknown, position: number) =>
    isMap(element) ? pairOf(element) : `#${position}`;
  const left = new Map(live.map((value, i) => [nameOf(value, i), i]));
  desired.forEach((value, position) => {
    const name = nameOf(value, position);
    const other = left.get(name);
    left.delete(name);
    const below = positioned(place, position, [position, other]);
    steps.compareValues(
      comparison,
      below,
      value,
      other === undefined ? undefined : live[other],
    );
  });
  for (const position of left.values()) {
    const below = positioned(place, position, [position]);
    reportUndeclared(comparison, below, live[position]);
  }
}

function compareByPosition(
  { comparison, place, desired, live }: Lists<unknown>,
  steps: ListSteps,
) {
  const length = Math.max(desired.length, live.length);
  for (let position = 0; position < length; position += 1) {
    if (
      position < desired.length &&
      isPlainlyEqual(desired[position], live[position])
    ) {
      continue;
    }
    const below = positioned(place, position, [position]);
    if (position >= live.length) {
      if (!comparison.covers(below, () => true)) {
        comparison.add(below, desired[position]);
      }
    } else if (position >= desired.length) {
      reportUndeclared(comparison, below, live[position]);
    } else {
      steps.compareValues(comparison, below, desired[position], live[position]);
    }
  }
}

function positioned(
  place: Place,
  position: number,
  positions: readonly (number | undefined)[],
): Place {
  return placeOfItem(place, {
    segment: `[${position}]`,
    positions,
    atomic: true,
  });
}

function lastAppliedItem(place: Place, element: ListElement): unknown {
  const { lastApplied } = place;
  if (!Array.isArray(lastApplied)) {
    return undefined;
  }
  if (!isMap(element.value)) {
    return lastApplied.includes(element.value) ? element.value : undefined;
  }
  const keys = [...element.segment.matchAll(/[[,]([A-Za-z]+)=/g)].map(
    m => m[1],
  );
  return nameByKeys(lastApplied, keys)?.find(
    ({ segment }) => segment === element.segment,
  )?.value;
}

function withKeyDefaults({ value, token }: ListElement): unknown {
  if (!isMap(value) || !token?.startsWith('k:')) {
    return value;
  }
  const missing = Object.entries(keyDefaults).filter(
    ([key]) => !Object.hasOwn(value, key) && token.includes(`"${key}":`),
  );
  return missing.length > 0
    ? { ...value, ...(Object.fromEntries(missing) as JsonMap) }
    : value;
}
