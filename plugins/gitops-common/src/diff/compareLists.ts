import { comparePaired } from './comparePaired';
import { fieldPathText } from './fields/FieldPath';
import { listShape } from './fields/listShape';
import { MapList } from './fields/MapList';
import {
  areAligned,
  ListElement,
  nameByKey,
  nameByKeys,
  nameByValue,
  withKeyDefaults,
} from './fields/listElements';
import { uncoveredPositions } from './ignore/IgnoredHere';
import { PathTree, stepInto } from './ignore/PathTree';
import { CompareValues, Lists } from './Lists';
import { reportUndeclared } from './reportUndeclared';
import { canonicalJson, equalJson, isPlainlyEqual } from './values/json';

/** Compares two lists: by key, by value or by position, as their shape asks. */
export function compareLists(
  lists: Lists<unknown>,
  compareValues: CompareValues,
): void {
  const { comparison, place, desired, live } = lists;
  if (!place.ignored && areEqualTexts(desired, live)) {
    return;
  }
  const shape = listShape(place, comparison.context.builtIn);
  switch (shape.type) {
    case 'map': {
      if (areAligned(desired, live, shape)) {
        compareAligned(lists, compareValues, shape);
        return;
      }
      const wanted = nameByKeys(desired, shape);
      const found = nameByKeys(live, shape);
      if (wanted && found) {
        compareNamed(
          { comparison, place, desired: wanted, live: found },
          compareValues,
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
        compareValues,
      );
      return;
    case 'paired':
      comparePaired(lists, compareValues, shape.pairOf);
      return;
    default:
  }
  if (mayBeReordered(lists)) {
    comparison.leaveOpen(place);
    return;
  }
  compareByPosition(lists, compareValues);
}

/** Equal in every shape: only what stands twice is worth a word in some. */
function areEqualTexts(
  desired: readonly unknown[],
  live: readonly unknown[],
): boolean {
  if (desired.length !== live.length || desired.length > 16) {
    return false;
  }
  for (let position = 0; position < desired.length; position += 1) {
    const value = desired[position];
    if (
      typeof value !== 'string' ||
      value !== live[position] ||
      desired.indexOf(value) !== position
    ) {
      return false;
    }
  }
  return true;
}

/** Whether two lists differ in their order alone, and nothing tells whether that means anything. */
function mayBeReordered({ comparison, place, desired, live }: Lists<unknown>) {
  if (
    !comparison.context.lacksSchema ||
    place.atomic ||
    place.owners.length > 0 ||
    desired.length !== live.length
  ) {
    return false;
  }
  const inOrder = (items: unknown[]) => items.map(canonicalJson).sort();
  return (
    !equalJson(desired, live) && equalJson(inOrder(desired), inOrder(live))
  );
}

/** Items of one name stand at one position, and there are no others: only what differs has to be named. */
function compareAligned(
  { comparison, place, desired, live }: Lists<unknown>,
  compareValues: CompareValues,
  list: MapList,
) {
  for (let position = 0; position < desired.length; position += 1) {
    if (!isPlainlyEqual(desired[position], live[position])) {
      const below = place.ofElement(nameByKey(desired, position, list), {
        desired: position,
        live: position,
      });
      compareValues(comparison, below, desired[position], live[position]);
    }
  }
}

function compareNamed(
  { comparison, place, desired, live }: Lists<ListElement>,
  compareValues: CompareValues,
) {
  const found = new Map(live.map(element => [element.identity, element]));
  const wanted = new Map<unknown, ListElement>();
  for (const element of desired) {
    if (wanted.has(element.identity)) {
      comparison.warn(
        'duplicate-key',
        `${fieldPathText(place.path)}${
          element.segment
        } is declared more than once; the last one counts`,
      );
    }
    wanted.set(element.identity, element);
  }
  for (const element of wanted.values()) {
    const counterpart = found.get(element.identity);
    if (counterpart && isPlainlyEqual(element.value, counterpart.value)) {
      continue;
    }
    const below = place.ofElement(element, {
      desired: element.position,
      live: counterpart?.position,
    });
    compareValues(
      comparison,
      below,
      counterpart ? element.value : withKeyDefaults(element),
      counterpart?.value,
    );
  }
  for (const element of found.values()) {
    if (!wanted.has(element.identity)) {
      const below = place.ofElement(element, { live: element.position }, true);
      reportUndeclared(comparison, below, element.value);
    }
  }
}

function compareByPosition(
  lists: Lists<unknown>,
  compareValues: CompareValues,
) {
  const { comparison, place, desired, live } = lists;
  if (place.ignored) {
    compareUncovered(lists, compareValues);
    return;
  }
  const length = Math.max(desired.length, live.length);
  for (let position = 0; position < length; position += 1) {
    if (
      position < desired.length &&
      isPlainlyEqual(desired[position], live[position])
    ) {
      continue;
    }
    const below = place.ofPosition({ desired: position, live: position });
    if (position >= live.length) {
      comparison.add(below, desired[position]);
    } else if (position >= desired.length) {
      reportUndeclared(comparison, below, live[position]);
    } else {
      compareValues(comparison, below, desired[position], live[position]);
    }
  }
}

/** Takes covered items out on either side before it compares, as Argo CD does: those behind them move up. */
function compareUncovered(lists: Lists<unknown>, compareValues: CompareValues) {
  const { comparison, place, desired, live } = lists;
  noteCoveredItems(lists);
  const wanted = uncoveredPositions(desired, place.ignored?.desired);
  const found = uncoveredPositions(live, place.ignored?.live);
  const length = Math.max(wanted.length, found.length);
  for (let i = 0; i < length; i += 1) {
    const below = place.ofPosition({ desired: wanted[i], live: found[i] });
    if (i < wanted.length) {
      compareValues(comparison, below, desired[wanted[i]], live[found[i]]);
    } else {
      reportUndeclared(comparison, below, live[found[i]]);
    }
  }
}

/** Says by which rule items differ that are not compared at all. */
function noteCoveredItems({
  comparison,
  place,
  desired,
  live,
}: Lists<unknown>) {
  const covered = (items: unknown[], tree: PathTree | undefined) =>
    items.flatMap((value, position) => {
      const rule = stepInto(tree, String(position))?.rule;
      return rule === undefined ? [] : [{ value, position, rule }];
    });
  const wanted = covered(desired, place.ignored?.desired);
  const found = covered(live, place.ignored?.live);
  if (!equalJson(wanted, found)) {
    [...wanted, ...found].forEach(({ rule }) => comparison.ignoredBy.add(rule));
  }
}
