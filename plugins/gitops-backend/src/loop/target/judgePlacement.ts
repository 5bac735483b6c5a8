import {
  DesiredSnapshot,
  readArtifactVersions,
  releaseOf,
} from '@oneroof/plugin-gitops-common';
import { StoredPlacement } from '../../database/operations/verdicts/StoredPlacement';
import { TimeSlice } from '../TimeSlice';
import { rulesetOf } from './compareOptionsOf';
import {
  concludeJudgement,
  PassTimes,
  PlacementJudgement,
} from './concludeJudgement';
import {
  judgeResources,
  PlacementObservation,
  ResourcesJudgement,
} from './judgeResources';
import { summarizePlacement } from './summarizePlacement';
import { RememberedPlacement } from './TargetMemory';

/** Judges a placement by what git declares and what its target holds. */
export async function judgePlacement(
  placement: StoredPlacement,
  observation: PlacementObservation,
  known: {
    remembered: RememberedPlacement;
    times: PassTimes;
    slice: TimeSlice;
  },
): Promise<PlacementJudgement> {
  const ruleset = rulesetOf(placement);
  const resources = await judgeResources(placement, observation, {
    remembered: known.remembered,
    ruleset,
    observedAt: known.times.observedAt,
    now: known.times.now,
    slice: known.slice,
  });
  const versions =
    (resources.isUnchanged ? known.remembered.versions : undefined) ??
    readVersions(placement, observation.desired, resources);
  const verdict = summarizePlacement(placement, resources, {
    versions,
    observedAt: known.times.observedAt,
  });
  return concludeJudgement(placement, verdict, {
    remembered: { ruleset, resources: resources.resources, versions },
    upserted: resources.upserted,
    removed: resources.removed,
    verdicts: resources.verdicts,
    now: known.times.now,
  });
}

/** The most expensive part of a judgement that changes nothing, hence apart and remembered. */
function readVersions(
  { delivery: { artifacts } }: StoredPlacement,
  desired: DesiredSnapshot,
  { live }: ResourcesJudgement,
): NonNullable<RememberedPlacement['versions']> {
  const declares = readArtifactVersions(desired.objects, artifacts);
  return {
    declares,
    runs: readArtifactVersions(live, artifacts),
    release: releaseOf(declares),
  };
}
