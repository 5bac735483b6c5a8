import { KindSchema } from '../model/kindSchema';
import { KubernetesObject, ResourceRef } from '../model/resource';
import { Comparison } from './Comparison';
import { compareMaps } from './compareFields';
import { effectOf } from './effectOf';
import { ObjectProvenance } from './fields/ObjectProvenance';
import { Place } from './fields/Place';
import { SelectedRules } from './ignore/selectRules';
import { warnAboutFields } from './known/fieldWarnings';
import { isBuiltIn } from './known/kinds';
import { whyLeftAlone } from './known/leftAlone';
import { maskFindings } from './maskSecrets';
import { ResourceVerdict } from './ResourceVerdict';
import { validateDesired } from './validateDesired';
import { isMap, isZero, JsonMap, own } from './values/json';

/** Compared by identity, owned by the server, or written by controllers. */
const topLevelExceptions = new Set([
  'apiVersion',
  'kind',
  'metadata',
  'status',
]);

/** As above, and the rules of an aggregated role, which the control plane fills in and overwrites. */
const aggregatedExceptions = new Set([...topLevelExceptions, 'rules']);

const metadataExceptions = new Set([
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'generation',
  'generateName',
  'managedFields',
  'name',
  'namespace',
  'ownerReferences',
  'resourceVersion',
  'selfLink',
  'uid',
]);

/** What a comparison of one pair needs besides the pair. */
export interface ResourceComparison {
  ref: ResourceRef;
  desired: KubernetesObject;
  live: KubernetesObject;
  rules: SelectedRules;
  applier?: string;
  autoscaler?: string;
  /** Of the kind in the version that both are in. */
  schema?: KindSchema;
}

/** Compares a declared object with its live counterpart, read in the same API version. */
export function compareResource(options: ResourceComparison): ResourceVerdict {
  const { ref, desired, rules } = options;
  const verdict: ResourceVerdict = {
    ref,
    apiVersion: desired.apiVersion,
    sync: 'in-sync',
    drift: [],
    unmanaged: [],
    ignoredBy: [],
    warnings: [],
  };
  const refusal = validateDesired(desired);
  if (refusal !== undefined) {
    return refused(verdict, refusal);
  }
  if (rules.failure) {
    return {
      ...verdict,
      sync: 'unknown',
      cause: rules.failure,
      warnings: [
        { code: 'ignore-rule-failed', message: rules.failure.message },
      ],
    };
  }
  const comparison = walk(options);
  if (comparison.refusal !== undefined) {
    return refused(verdict, comparison.refusal);
  }
  verdict.drift = maskFindings(desired, comparison.drift);
  verdict.unmanaged = maskFindings(desired, comparison.unmanaged);
  verdict.warnings = [
    ...comparison.warnings,
    ...warnAboutFields(ref, comparison.drift, options.schema !== undefined),
  ];
  if (verdict.drift.length > 0) {
    verdict.sync = 'drifted';
  } else if (comparison.ignoredBy.size > 0) {
    verdict.sync = 'ignored';
  }
  verdict.ignoredBy = [...comparison.ignoredBy];
  return verdict;
}

function refused(verdict: ResourceVerdict, refusal: string): ResourceVerdict {
  return {
    ...verdict,
    sync: 'unknown',
    cause: {
      code: 'invalid',
      message: `the server would refuse the document: ${refusal}`,
    },
    warnings: [{ code: 'invalid-desired', message: refusal }],
  };
}

function walk(options: ResourceComparison): Comparison {
  const { ref, rules, autoscaler, applier, schema } = options;
  const effective = effectOf(options.desired);
  const desired = effective(options.desired);
  const live = effective(options.live);
  const provenance = new ObjectProvenance(options.live, {
    applier,
    effective,
    schema: schema?.root,
  });
  const comparison = new Comparison({
    ref,
    builtIn: isBuiltIn(ref.group),
    verbatim: schema?.verbatim === true,
    hasLastApplied: () => provenance.lastApplied() !== undefined,
    ignoredManagers: rules.managers,
    autoscaler,
    declared: options.desired,
  });
  const root = Place.root(provenance, rules.ignored);
  unlessCovered(comparison, root, (inner, place) => {
    unlessCovered(inner, place.ofKey('metadata'), (deeper, metadata) =>
      compareMaps(
        deeper,
        metadata,
        mapAt(desired, 'metadata'),
        mapAt(live, 'metadata'),
        metadataExceptions,
      ),
    );
    // Without rules in git there is nothing to compare with those that the control plane has put together.
    const aggregated =
      ref.kind === 'ClusterRole' &&
      own(desired, 'aggregationRule') !== undefined &&
      isZero(own(desired, 'rules'));
    compareMaps(
      inner,
      place,
      desired,
      live,
      aggregated ? aggregatedExceptions : topLevelExceptions,
    );
  });
  return comparison;
}

/** Compares below a place, unless a rule covers all of it. */
function unlessCovered(
  comparison: Comparison,
  place: Place,
  compare: (comparison: Comparison, place: Place) => void,
) {
  const differs = () => {
    const trial = comparison.withoutRules();
    compare(trial, place.withoutRules());
    return trial.hasDifferences;
  };
  const { declared } = comparison.context;
  const isWhole = place.path === undefined;
  if (
    !comparison.covers(place, 'both', differs) &&
    !(isWhole && comparison.coversBy(whyLeftAlone(declared), differs))
  ) {
    compare(comparison, place);
  }
}

function mapAt(object: JsonMap, key: string): JsonMap {
  const value = own(object, key);
  return isMap(value) ? value : {};
}
