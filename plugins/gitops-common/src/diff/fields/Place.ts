import { JsonMap, isMap, own } from '../values/json';
import { IgnoredHere, stepIgnored } from '../ignore/IgnoredHere';
import { FieldPath, keySegment } from './FieldPath';
import { Owner, ownersBelow } from './managedFields';

/** Where in an object a comparison stands, and what is known about that place. */
export interface Place {
  readonly path?: FieldPath;
  /** Name of the nearest field, of the one around it; items of a list bear the name of their list. */
  readonly field: string;
  readonly parentField: string;
  readonly owners: readonly Owner[];
  /** What the last client-side apply declared here. */
  readonly lastApplied: unknown;
  /** Inside an atomic list or map, which git declares whole. */
  readonly atomic: boolean;
  /** Inside a map or list whose entries people choose, so that an entry without an owner is no server default. */
  readonly free: boolean;
  /** What ignore rules cover here and below. */
  readonly ignored?: IgnoredHere;
}

/** Maps whose keys people choose; everywhere else a key is a field of the schema. */
const freeMaps = new Set([
  'annotations',
  'binaryData',
  'data',
  'labels',
  'matchLabels',
  'nodeSelector',
  'parameters',
  'selector',
  'stringData',
]);

export function isFreeMap(field: string): boolean {
  return freeMaps.has(field);
}

/** The place of a key of a map. */
export function placeOfKey(place: Place, key: string): Place {
  const inData = place.path === undefined && key === 'data';
  return {
    path: { parent: place.path, text: keySegment(key) },
    field: key,
    parentField: place.field,
    // The server records the keys of a Secret's stringData under that name, although it keeps them as data.
    owners: inData
      ? ownersBelow(place.owners, 'f:data', 'f:stringData')
      : ownersBelow(place.owners, `f:${key}`),
    lastApplied: isMap(place.lastApplied)
      ? own(place.lastApplied, key)
      : undefined,
    atomic: place.atomic,
    free: place.free || freeMaps.has(place.field),
    ignored:
      place.ignored && stepIgnored(place.ignored, { desired: key, live: key }),
  };
}

/** The place of an item of a list. */
export function placeOfItem(
  list: Place,
  item: {
    segment: string;
    /** How `managedFields` names it; the owners of the list own it where absent. */
    token?: string;
    /** Where it stands in the declared and in the live list. */
    at: { desired?: number; live?: number };
    lastApplied?: unknown;
    atomic?: boolean;
    free?: boolean;
  },
): Place {
  return {
    path: { parent: list.path, text: item.segment },
    field: list.field,
    parentField: list.field,
    owners:
      item.token === undefined
        ? list.owners
        : ownersBelow(list.owners, item.token),
    lastApplied: item.lastApplied,
    atomic: list.atomic || item.atomic === true,
    free: list.free || item.free === true,
    ignored: list.ignored && stepIgnored(list.ignored, item.at),
  };
}

/** Text of the keys of a list item, alphabetical, as JSON: how both paths and `managedFields` name it. */
export function keyPairs(
  item: JsonMap,
  keys: readonly string[],
  defaults: Readonly<Record<string, string>>,
): [key: string, json: string][] | undefined {
  const pairs: [string, string][] = [];
  for (const key of keys) {
    const value = own(item, key) ?? (defaults[key] as unknown);
    if (
      typeof value !== 'string' &&
      typeof value !== 'number' &&
      typeof value !== 'boolean'
    ) {
      return undefined;
    }
    pairs.push([key, JSON.stringify(value)]);
  }
  return pairs;
}
