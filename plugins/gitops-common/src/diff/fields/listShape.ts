import {
  isKnownSet,
  keyDefaults,
  knownMapKeys,
  knownPairing,
} from '../known/lists';
import { isLeaf } from './managedFields';
import { MapList } from './MapList';
import { Place } from './Place';

/** How the elements of a list are told apart. */
export type ListShape =
  | ({ type: 'map' } & MapList)
  | { type: 'set' }
  | { type: 'paired'; pairOf: (element: unknown) => string }
  | { type: 'atomic' };

const atomic: ListShape = { type: 'atomic' };
const set: ListShape = { type: 'set' };

/**
 * By the server's schema; without one, by the tables of built-in kinds, then by what `managedFields` shows. A list of
 * which nobody knows better is atomic, as it is for the server.
 */
export function listShape(place: Place, builtIn: boolean): ListShape {
  if (builtIn) {
    const pairOf = knownPairing(place.parentField, place.field);
    if (pairOf) {
      return { type: 'paired', pairOf };
    }
  }
  if (place.atomic) {
    return atomic;
  }
  const list = place.schema?.list;
  if (list) {
    return list.type === 'map' && builtIn
      ? // Those of types of the server's own are the zero values of Go where no other is known.
        { ...list, defaults: { ...list.defaults, ...keyDefaults } }
      : list;
  }
  if (builtIn) {
    const keys = knownMapKeys(place.parentField, place.field);
    if (keys) {
      return { type: 'map', keys, defaults: keyDefaults };
    }
    if (isKnownSet(place.parentField, place.field)) {
      return set;
    }
  }
  for (const { fields } of place.owners) {
    for (const token of Object.keys(fields)) {
      if (token.startsWith('v:')) {
        return set;
      }
      if (token.startsWith('k:')) {
        const keys = keysOfToken(token);
        return keys ? { type: 'map', keys, defaults: keyDefaults } : atomic;
      }
    }
  }
  return atomic;
}

const granularMaps = new Set([
  'annotations',
  'binaryData',
  'data',
  'labels',
  'limits',
  'metadata',
  'requests',
  'spec',
]);

/**
 * Whether a map is owned as a whole, by the server's schema. Without one: a map that somebody owns without naming its
 * keys is atomic, unless somebody else names them.
 */
export function isAtomicMap(place: Place): boolean {
  if (place.atomic) {
    return true;
  }
  const { schema } = place;
  if (schema && schema.type !== 'any') {
    return schema.atomic === true;
  }
  // Empty maps are owned in the same way, and annotations never are atomic.
  if (granularMaps.has(place.field)) {
    return false;
  }
  let whole = false;
  for (const { fields } of place.owners) {
    if (!isLeaf(fields)) {
      return false;
    }
    whole = whole || !Object.hasOwn(fields, '.');
  }
  return whole;
}

function keysOfToken(token: string): readonly string[] | undefined {
  try {
    return Object.keys(JSON.parse(token.slice(2))).sort();
  } catch {
    return undefined;
  }
}
