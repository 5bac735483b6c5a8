import {
  Fight,
  KubernetesObject,
  ResourceVerdict,
  Sighting,
  trackFights,
} from '@oneroof/plugin-gitops-common';
import { z } from 'zod';
import { parseStoredOr } from '../../database/text/parseStoredOr';
import { StoredResource } from '../../database/operations/verdicts/listStoredResources';

/** Who has overwritten whom at the paths of a resource. */
export interface Hands {
  /** JSON of what to remember of it; absent where there is nothing. */
  sightings?: string;
  fights?: Fight[];
}

const sightingsSchema: z.ZodType<Sighting[]> = z.array(
  z.object({
    path: z.string(),
    turns: z.array(z.object({ manager: z.string(), at: z.string() })).min(1),
  }),
);

/** A hostile target must not turn the names of its managers into megabytes of a row. */
const maxLength = 64 * 1024;

/** Follows who overwrites whom, from what is stored of a resource and what is seen of it now. */
export function followHands(
  verdict: ResourceVerdict,
  before: StoredResource | undefined,
  present: { live: KubernetesObject | undefined; applier?: string; now: Date },
): Hands {
  // Hardly any resource has drifted ever: nothing is parsed and followed for all others.
  if (before?.sightings === undefined && verdict.sync !== 'drifted') {
    return {};
  }
  // What was read before it was forbidden must not be shown any longer.
  if (verdict.cause?.code === 'not-allowed') {
    return {};
  }
  // Written otherwise by another version of the backend: forgotten, for it must not fail every look at the target.
  const earlier = parseStoredOr(sightingsSchema, before?.sightings, []);
  const { sightings, fights } = trackFights(earlier, { ...present, verdict });
  const json = JSON.stringify(sightings);
  if (sightings.length === 0 || json.length > maxLength) {
    return {};
  }
  return { sightings: json, ...(fights.length > 0 && { fights }) };
}
