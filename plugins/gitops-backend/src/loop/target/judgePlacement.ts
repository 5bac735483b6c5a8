import {
  Cause,
  countAsUnknown,
  countSync,
  DesiredSnapshot,
  mergeHealth,
  readArtifactVersions,
  releaseOf,
  worstOfCounts,
} from '@oneroof/plugin-gitops-common';
import {
  PlacementVerdict,
  StoredPlacement,
} from '../../database/operations/verdicts/StoredPlacement';
import { PlacementChange } from '../../database/operations/verdicts/writeVerdicts';
import { hashJson } from '../hashJson';
import { TimeSlice } from '../TimeSlice';
import { carryLastGood } from './carryLastGood';
import { rulesetOf } from './compareOptionsOf';
import { describeChange } from './describeChange';
import {
  judgeResources,
  PlacementObservation,
  ResourcesJudgement,
} from './judgeResources';
import { RememberedPlacement } from './TargetMemory';
import { zipDocuments } from './zipDocuments';

/** What is told of a target's objects while none may be seen. */
const nothingSeen = {
  counts: countSync([]),
  runs: [],
  lastGood: undefined,
};

/** What one pass makes of one placement. */
export interface PlacementJudgement {
  /** Absent when everything is as it stands in the tables: then nothing is written. */
  change?: PlacementChange;
  /** What to remember, once the change is written. */
  remembered: RememberedPlacement;
}

/** When the target was observed well before this pass, and when this pass is. */
export interface PassTimes {
  observedAt: string | undefined;
  now: Date;
}

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
  const verdict = summarize(placement, resources, {
    versions,
    observedAt: known.times.observedAt,
  });
  const hash = hashJson(verdict);
  const isNew = hash !== placement.verdictHash;
  const { upserted, removed } = resources;
  const remembered = {
    ruleset,
    verdictHash: hash,
    resources: resources.resources,
    versions,
  };
  if (!isNew && upserted.length === 0 && removed.length === 0) {
    return { remembered };
  }
  return {
    remembered,
    change: {
      id: placement.id,
      desiredTree: placement.desiredTree,
      ...(isNew && { verdict: { ...verdict, hash } }),
      upserted: await zipDocuments(upserted),
      removed,
      history: describeChange(placement, verdict, {
        verdicts: resources.verdicts,
        now: known.times.now,
      }),
    },
  };
}

/** A placement that cannot be judged: `unknown` with the cause, and with what was known last. */
export function judgeUnknown(
  placement: StoredPlacement,
  cause: Cause,
  known: { remembered: RememberedPlacement; times: PassTimes },
): PlacementJudgement {
  const { healthReason: _, ...stored } = placement.verdict;
  // What was read before it was forbidden must not be shown any longer.
  const isForbidden = cause.code === 'not-allowed';
  const verdict = canonical({
    ...stored,
    sync: 'unknown',
    health: 'unknown',
    cause,
    ...(isForbidden
      ? nothingSeen
      : {
          // As unknown as the placement; the rows of the resources stand as they were known last.
          counts: countAsUnknown(stored.counts),
          lastGood: carryLastGood(placement, known.times.observedAt),
        }),
  });
  const hash = hashJson(verdict);
  const { resources } = known.remembered;
  const removed = isForbidden ? [...resources.keys()] : [];
  const remembered = {
    ...known.remembered,
    verdictHash: hash,
    ...(isForbidden && { resources: new Map(), versions: undefined }),
  };
  if (hash === placement.verdictHash && removed.length === 0) {
    return { remembered };
  }
  return {
    remembered,
    change: {
      id: placement.id,
      desiredTree: placement.desiredTree,
      verdict: { ...verdict, hash },
      upserted: [],
      removed,
      history: describeChange(placement, verdict, {
        verdicts: [],
        now: known.times.now,
      }),
    },
  };
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

function summarize(
  placement: StoredPlacement,
  { verdicts, healths }: ResourcesJudgement,
  options: {
    versions: NonNullable<RememberedPlacement['versions']>;
    observedAt: string | undefined;
  },
): PlacementVerdict {
  const counts = countSync(verdicts.map(({ sync }) => sync));
  const health = mergeHealth(healths);
  // What runs was seen; but nobody knows what git declares while its repository cannot be read.
  const blindness = placement.repository?.cause;
  const sync = blindness ? 'unknown' : worstOfCounts(counts);
  return canonical({
    judgedTree: placement.desiredTree,
    sync,
    health: health.status,
    healthReason: health.status === 'healthy' ? undefined : health.reason,
    counts: blindness ? countAsUnknown(counts) : counts,
    ...options.versions,
    ...(sync === 'unknown' && {
      cause: blindness ?? verdicts.find(v => v.sync === 'unknown')?.cause,
      lastGood: carryLastGood(placement, options.observedAt),
    }),
  });
}

/** The same verdict in the same order of keys, whichever way it was made: its JSON is hashed. */
function canonical(verdict: PlacementVerdict): PlacementVerdict {
  const { judgedTree, sync, health, healthReason, counts } = verdict;
  const { declares, runs, release, cause, lastGood } = verdict;
  return {
    judgedTree,
    sync,
    health,
    healthReason,
    counts,
    declares,
    runs,
    release,
    cause: cause && { code: cause.code, message: cause.message },
    lastGood: lastGood && {
      at: lastGood.at,
      sync: lastGood.sync,
      health: lastGood.health,
    },
  };
}
