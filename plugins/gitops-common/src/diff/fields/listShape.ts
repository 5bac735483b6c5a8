import { isKnownSet, knownMapKeys, knownPairing } from '../known/lists';
import { isLeaf } from './managedFields';
import { Place } from './Place';

/** How the elements of a list are told apart. */
export type ListShape =
  | { type: 'map'; keys: readonly string[] }
  | { type: 'set' }
  | { type: 'paired'; pairOf: (element: unknown) => string }
  | { type: 'atomic' };

const atomic: ListShape = { type: 'atomic' };
const set: ListShape = { type: 'set' };

/**
 * Without the server's schema: the tables of built-in kinds, then what `managedFields` shows. A list of which nobody
 * knows better is atomic, as it is for the server.
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
  if (builtIn) {
    const keys = knownMapKeys(place.parentField, place.field);
    if (keys) {
      return { type: 'map', keys };
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
        return keys ? { type: 'map', keys } : atomic;
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

/** A map that somebody owns without naming its keys is atomic, unless somebody else names them. */
export function isAtomicMap(place: Place): boolean {
  if (place.atomic) {
    return true;
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
