import { HostItem } from '../../../model/host';
import { JsonValue } from '../../../model/resource';
import { stringifyExactly } from '../../../model/stringifyExactly';
import { hostItemPath } from '../../judge/hostItemPath';
import { patternAttributes } from '../attributeTables';
import { compileThing, CompiledThing } from './compileThing';
import { ManifestThing, ManifestThings } from './ManifestThing';

/** Things that are the same for every host come to the same item, and are compiled once. */
const compiled = new WeakMap<ManifestThing, CompiledThing>();

function compileOnce(thing: ManifestThing): CompiledThing {
  const known = compiled.get(thing);
  if (known) {
    return known;
  }
  const result = compileThing(thing);
  compiled.set(thing, result);
  return result;
}

/** What all declared things of a host come to: each thing of the host once, in the order of the files. */
export function compileItems(things: ManifestThings): Required<
  Pick<CompiledThing, 'faults'>
> & {
  items: HostItem[];
  skipped: string[];
} {
  const items = new Map<string, HostItem>();
  const skipped: string[] = [];
  const faults: CompiledThing['faults'] = [];
  for (const thing of things.values()) {
    const result = compileOnce(thing);
    if (result.faults.length > 0) {
      faults.push(...result.faults);
    }
    if (result.skipped !== undefined) {
      skipped.push(result.skipped);
    }
    if (!result.item) {
      continue;
    }
    const { id, item } = result.item;
    const other = items.get(id);
    if (!other) {
      items.set(id, item);
    } else if (looksAlike(other, item)) {
      items.set(id, unite(other, item));
    } else {
      faults.push({
        path: hostItemPath(item.kind, thing.label),
        fault: {
          code: 'duplicate-resource',
          message: `${item.kind} ${thing.label.slice(
            0,
            80,
          )} looks at the same as another one in another way`,
          file: thing.file,
          ...thing.at(),
        },
      });
    }
  }
  return { items: [...items.values()], skipped, faults };
}

/** Whether one look answers both. How long to wait for it is no other look. */
function looksAlike(a: HostItem, b: HostItem): boolean {
  const way = ({ settings }: HostItem) =>
    stringifyExactly(
      Object.entries(settings)
        .filter(([name]) => name !== 'timeout')
        .sort(([first], [second]) => (first < second ? -1 : 1)),
    );
  return way(a) === way(b);
}

/** Two labels of one thing: all that either of them expects has to hold. */
function unite(first: HostItem, second: HostItem): HostItem {
  const expected = { ...first.expected };
  for (const [name, value] of Object.entries(second.expected)) {
    expected[name] = Object.hasOwn(expected, name)
      ? both(expected[name], value, isPatterns(first, name))
      : value;
  }
  return {
    ...first,
    expected,
    settings: { ...first.settings, ...second.settings },
  };
}

function isPatterns({ kind }: HostItem, name: string): boolean {
  return patternAttributes[kind]?.includes(name) ?? false;
}

function both(
  first: JsonValue,
  second: JsonValue,
  arePatterns: boolean,
): JsonValue {
  if (stringifyExactly(first) === stringifyExactly(second)) {
    return first;
  }
  return arePatterns && Array.isArray(first) && Array.isArray(second)
    ? [...first, ...second]
    : { and: [first, second] };
}
