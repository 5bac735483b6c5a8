import {
  compareSnapshots,
  DesiredSnapshot,
  groupVersionKindOf,
  Health,
  JqAnswer,
  KubernetesObject,
  LiveIndex,
  ResourceRef,
  ResourceVerdict,
  stringifyResourceRef,
} from '@oneroof/plugin-gitops-common';
import { StoredPlacement } from '../../database/operations/verdicts/StoredPlacement';
import { isInScope } from '../render/isInScope';
import { TimeSlice } from '../TimeSlice';
import { carryResourceLastGood } from './carryResourceLastGood';
import { compareOptionsOf } from './compareOptionsOf';
import {
  assessResource,
  describeResource,
  DescribedResource,
} from './describeResource';
import { findUnseenExtras } from './findUnseenExtras';
import { followHands } from './followHands';
import { HealthContextOf } from './observeRelated';
import { refuseResource } from './refuseResource';
import { rememberResource } from './rememberResource';
import { RememberedPlacement, RememberedResource } from './TargetMemory';

/** What the resources of a placement are found to be. */
export interface ResourcesJudgement {
  verdicts: ResourceVerdict[];
  healths: Health[];
  /** Live objects of the declared resources, as far as there are any. */
  live: KubernetesObject[];
  /** What is stored otherwise, or not at all. */
  upserted: DescribedResource[];
  /** Keys of what is stored, and neither declared nor found. */
  removed: string[];
  resources: Map<string, RememberedResource>;
  /** Whether every document is the one of the last pass. */
  isUnchanged: boolean;
}

/** The two sides of a placement, what jq answered about them, and what their health hangs on. */
export interface PlacementObservation {
  desired: DesiredSnapshot;
  live: LiveIndex;
  healthContextOf: HealthContextOf;
  jqAnswers?: ReadonlyMap<string, JqAnswer>;
  /** Whether another placement of the target declares an object. */
  isDeclaredElsewhere?: (ref: ResourceRef) => boolean;
}

/**
 * Compares and assesses the resources of a placement. What was judged before, and has neither another tree, another rule
 * nor another resourceVersion now, is not looked at again: in a quiet fleet that is everything. Only the health of what is
 * on its way is assessed each time, since time and other objects change it too.
 */
export async function judgeResources(
  placement: StoredPlacement,
  observation: PlacementObservation,
  known: {
    remembered: RememberedPlacement;
    ruleset: string;
    /** Last good observation of the target before this pass. */
    observedAt: string | undefined;
    now: Date;
    slice: TimeSlice;
  },
): Promise<ResourcesJudgement> {
  const { desired, live } = observation;
  const { remembered, ruleset, slice } = known;
  const isSameRuleset = remembered.ruleset === ruleset;
  const verdicts = compareSnapshots(desired, live, {
    ...compareOptionsOf(placement, remembered),
    jqAnswers: observation.jqAnswers,
    isDeclaredElsewhere: observation.isDeclaredElsewhere,
  });
  const judgement: ResourcesJudgement = {
    verdicts: [],
    healths: [],
    live: [],
    upserted: [],
    removed: [],
    resources: new Map(),
    isUnchanged: isSameRuleset,
  };
  for (const found of verdicts) {
    if (slice.isUsed) {
      await slice.rest();
    }
    const admitted = admit(found, placement, observation);
    if (!admitted) {
      continue;
    }
    const { verdict, object } = admitted;
    const key = stringifyResourceRef(verdict.ref);
    const before = remembered.resources.get(key);
    if (judgement.resources.has(key)) {
      continue; // Named twice by git: the first one stands, and the rendering warns of the second.
    }
    judgement.verdicts.push(verdict);
    if (object && verdict.sync !== 'extra') {
      judgement.live.push(object);
    }
    const subject = { key, verdict, object, before };
    addHealth(judgement, subject, {
      observation,
      observedAt: known.observedAt,
      now: known.now,
      applier: placement.delivery.applier,
    });
  }
  addUnseenExtras(judgement, placement, { remembered, live });
  judgement.removed = [...remembered.resources.keys()].filter(
    key => !judgement.resources.has(key),
  );
  judgement.isUnchanged &&= judgement.removed.length === 0;
  return judgement;
}

/** What of a verdict the declaring repository may see, with the live object if it may see that. */
function admit(
  found: ResourceVerdict,
  { scope }: StoredPlacement,
  { desired, live }: PlacementObservation,
): { verdict: ResourceVerdict; object?: KubernetesObject } | undefined {
  if (isInScope(scope, found.ref.namespace)) {
    const object = live.object(found.ref, found.apiVersion);
    return { verdict: found, object };
  }
  const verdict = refuseResource(found, desired);
  return verdict && { verdict };
}

/** A resource with its verdict, before its health is known. */
interface Subject {
  key: string;
  verdict: ResourceVerdict;
  object: KubernetesObject | undefined;
  before: RememberedResource | undefined;
}

/** Assesses a resource, unless nothing can have changed, and notes what has to be written. */
function addHealth(
  judgement: ResourcesJudgement,
  { key, verdict, object, before }: Subject,
  pass: {
    observation: PlacementObservation;
    observedAt: string | undefined;
    now: Date;
    applier: string | undefined;
  },
): void {
  const { observation, observedAt, now, applier } = pass;
  const recalled =
    before?.judged?.verdict === verdict ? before.judged : undefined;
  const keep = (health: Health, resource: RememberedResource) => {
    judgement.healths.push(health);
    judgement.resources.set(key, resource);
  };
  if (recalled && !recalled.isHealthOpen) {
    keep(recalled.health, before!);
    return;
  }
  const context =
    object && verdict.sync !== 'extra'
      ? observation.healthContextOf(object)
      : undefined;
  const health = assessResource(verdict, object, context);
  if (recalled && isEqualHealth(recalled.health, health)) {
    keep(health, before!);
    return;
  }
  judgement.isUnchanged &&= recalled !== undefined;
  const lastGood = carryResourceLastGood(verdict, before, observedAt);
  const record = describeResource(
    verdict,
    {
      health,
      lastGood,
      hands: followHands(verdict, before, { live: object, applier, now }),
    },
    { desired: observation.desired, live: object },
  );
  if (record.hash !== before?.hash) {
    judgement.upserted.push(record);
  }
  const isHealthOpen =
    context?.related !== undefined || health.status === 'progressing';
  const { group, version, kind } = groupVersionKindOf({
    apiVersion: verdict.apiVersion,
    kind: verdict.ref.kind,
  });
  const { schema } = observation.live.kind(group, kind, version) ?? {};
  keep(
    health,
    rememberResource(record, verdict, { live: object, schema, isHealthOpen }),
  );
}

function isEqualHealth(a: Health, b: Health): boolean {
  return a.status === b.status && a.reason === b.reason;
}

/** Their rows stay as they were seen last, as those of a placement that cannot be judged do. */
function addUnseenExtras(
  judgement: ResourcesJudgement,
  placement: StoredPlacement,
  known: { remembered: RememberedPlacement; live: LiveIndex },
): void {
  const { resources } = known.remembered;
  for (const { key, verdict } of findUnseenExtras(
    resources,
    judgement.resources,
    known.live,
  )) {
    if (isInScope(placement.scope, verdict.ref.namespace)) {
      judgement.verdicts.push(verdict);
      judgement.healths.push(assessResource(verdict, undefined));
      judgement.resources.set(key, resources.get(key)!);
    }
  }
}
