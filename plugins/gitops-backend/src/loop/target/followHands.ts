import {
  Fight,
  KubernetesObject,
  ResourceVerdict,
  Sighting,
  trackFights,
} from '@oneroof/plugin-gitops-common';
import { z } from 'zod';
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
  const earlier = sightingsSchema.parse(JSON.parse(before?.sightings ?? '[]'));
  const { sightings, fights } = trackFights(earlier, { ...present, verdict });
  return {
    ...(sightings.length > 0 && { sightings: JSON.stringify(sightings) }),
    ...(fights.length > 0 && { fights }),
  };
}
