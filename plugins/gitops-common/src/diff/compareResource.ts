import { Cause } from '../model/cause';
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
import { withoutConsequences } from './withoutConsequences';

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
  /** Why there is none, or not all of it. */
  schemaFailure?: Cause;
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
  verdict.warnings = comparison.warnings;
  if (comparison.unmanaged.length > 0) {
    verdict.unmanaged = maskFindings(desired, comparison.unmanaged);
  }
  if (comparison.drift.length > 0) {
    verdict.sync = 'drifted';
    verdict.drift = maskFindings(desired, comparison.drift);
    verdict.warnings.push(
      ...warnAboutFields(ref, comparison.drift, options.schema !== undefined),
    );
  } else if (comparison.ignoredBy.size > 0) {
    verdict.sync = 'ignored';
  }
  verdict.ignoredBy = [...comparison.ignoredBy];
  const { schemaFailure } = options;
  return schemaFailure && comparison.undecided.length > 0
    ? withUndecided(verdict, comparison.undecided, schemaFailure)
    : verdict;
}

/** What differs for certain stays so; what is not known to differ is not known to be in sync either. */
function withUndecided(
  verdict: ResourceVerdict,
  paths: readonly string[],
  { code, message }: Cause,
): ResourceVerdict {
  const named = paths.slice(0, 3).join(', ');
  const more = paths.length > 3 ? ` and ${paths.length - 3} more` : '';
  const words = `without the whole schema nobody can tell whether ${named}${more} differs: ${message}`;
  const warnings: ResourceVerdict['warnings'] = [
    ...verdict.warnings,
    { code: 'schema-unavailable', message: words },
  ];
  return verdict.sync === 'drifted'
    ? { ...verdict, warnings }
    : {
        ...verdict,
        sync: 'unknown',
        cause: { code, message: words },
        warnings,
      };
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
  const { desired, live } = withoutConsequences(ref, {
    desired: effective(options.desired),
    live: effective(options.live),
  });
  const provenance = new ObjectProvenance(options.live, {
    applier,
    effective,
    schema: schema?.root,
  });
  const comparison = new Comparison({
    ref,
    builtIn: isBuiltIn(ref.group),
    lacksSchema: options.schemaFailure !== undefined && !isBuiltIn(ref.group),
    verbatim: schema?.verbatim === true,
    provenance,
    ignoredManagers: rules.managers,
    autoscaler,
    declared: options.desired,
  });
  const root = Place.root(provenance, rules.ignored);
  unlessCovered(comparison, root, { desired, live, compare: compareObject });
  return comparison;
}

/** How a pair of maps is compared, unless a rule covers all of it. */
interface CoverablePair {
  desired: JsonMap;
  live: JsonMap;
  compare: (comparison: Comparison, place: Place, pair: CoverablePair) => void;
}

function unlessCovered(
  comparison: Comparison,
  place: Place,
  pair: CoverablePair,
): void {
  const leftAlone =
    place.path === undefined
      ? whyLeftAlone(comparison.context.declared)
      : undefined;
  // Nearly every object: there is no rule to ask.
  if (place.ignored === undefined && leftAlone === undefined) {
    pair.compare(comparison, place, pair);
    return;
  }
  const differs = () => {
    const trial = comparison.withoutRules();
    pair.compare(trial, place.withoutRules(), pair);
    return trial.hasDifferences;
  };
  if (
    !comparison.covers(place, 'both', differs) &&
    !comparison.coversBy(leftAlone, differs)
  ) {
    pair.compare(comparison, place, pair);
  }
}

function compareObject(
  comparison: Comparison,
  place: Place,
  { desired, live }: CoverablePair,
): void {
  unlessCovered(comparison, place.ofKey('metadata'), {
    desired: mapAt(desired, 'metadata'),
    live: mapAt(live, 'metadata'),
    compare: compareMetadata,
  });
  // Without rules in git there is nothing to compare with those that the control plane has put together.
  const aggregated =
    comparison.context.ref.kind === 'ClusterRole' &&
    own(desired, 'aggregationRule') !== undefined &&
    isZero(own(desired, 'rules'));
  compareMaps(
    comparison,
    place,
    desired,
    live,
    aggregated ? aggregatedExceptions : topLevelExceptions,
  );
}

function compareMetadata(
  comparison: Comparison,
  place: Place,
  { desired, live }: CoverablePair,
): void {
  compareMaps(comparison, place, desired, live, metadataExceptions);
}

function mapAt(object: JsonMap, key: string): JsonMap {
  const value = own(object, key);
  return isMap(value) ? value : {};
}
