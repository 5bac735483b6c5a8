import { stringifyExactly } from '../../../model/stringifyExactly';
import { ManifestFault } from '../ManifestFault';
import {
  ManifestAttribute,
  ManifestThing,
  ManifestThings,
} from './ManifestThing';

/** What all ways through a template agree in; what they do not agree in cannot be told. */
export function combineWays(
  ways: readonly ManifestThings[],
  fault: ManifestFault | undefined,
): ManifestThings {
  const [first, ...others] = ways;
  if (!fault) {
    return first;
  }
  const combined: ManifestThings = new Map();
  for (const [id, thing] of ways.flatMap(things => [...things])) {
    if (!combined.has(id)) {
      const found = [first, ...others].map(things => things.get(id));
      combined.set(
        id,
        found.every(other => other !== undefined)
          ? { ...thing, ...combineAttributes(found, fault) }
          : { ...thing, attributes: new Map(), fault },
      );
    }
  }
  return combined;
}

function combineAttributes(
  things: readonly ManifestThing[],
  fault: ManifestFault,
): Pick<ManifestThing, 'attributes' | 'fault'> {
  const attributes = new Map<string, ManifestAttribute>();
  for (const [name, attribute] of things.flatMap(thing => [
    ...thing.attributes,
  ])) {
    if (!attributes.has(name)) {
      const found = things.map(thing => thing.attributes.get(name));
      attributes.set(
        name,
        found.every(other => other && isSame(other, attribute))
          ? attribute
          : { fault, file: attribute.file, at: attribute.at },
      );
    }
  }
  return { attributes, fault: things.find(thing => thing.fault)?.fault };
}

function isSame(a: ManifestAttribute, b: ManifestAttribute): boolean {
  if ('fault' in a || 'fault' in b) {
    return 'fault' in a && 'fault' in b;
  }
  return stringifyExactly(a.value) === stringifyExactly(b.value);
}
