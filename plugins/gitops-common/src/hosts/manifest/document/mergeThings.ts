import { ManifestThing, ManifestThings } from './ManifestThing';

/** Adds the things of a later file: it overrides what stands there, attribute by attribute. */
export function mergeThings(into: ManifestThings, later: ManifestThings) {
  for (const [id, thing] of later) {
    const earlier = into.get(id);
    into.set(id, earlier ? override(earlier, thing) : thing);
  }
}

function override(earlier: ManifestThing, later: ManifestThing): ManifestThing {
  return {
    ...later,
    attributes: new Map([...earlier.attributes, ...later.attributes]),
    fault: later.fault ?? earlier.fault,
  };
}
