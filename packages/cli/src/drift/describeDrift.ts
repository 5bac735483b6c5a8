import {
  attributionSentence,
  countSync,
  ResourceVerdict,
  worstSync,
} from '@oneroof/plugin-gitops-common';
import { isHiding, Manifests } from '../manifests/Manifests';
import { reportVersion } from '../report/fields';
import { toProblem } from '../report/toProblem';
import { DriftedResource, DriftReport } from './driftReport';

/** Makes the report of what a comparison found. */
export function describeDrift(
  verdicts: readonly ResourceVerdict[],
  { problems }: Pick<Manifests, 'problems'>,
  scene: { context?: string; observedAt: Date },
): DriftReport {
  const syncs = verdicts.map(({ sync }) => sync);
  const hides = problems.some(isHiding);
  const worst = worstSync(hides ? [...syncs, 'unknown'] : syncs);
  return {
    apiVersion: reportVersion,
    kind: 'DriftReport',
    ...(scene.context !== undefined && { context: scene.context }),
    observedAt: scene.observedAt.toISOString(),
    // A placement can be pending, resources cannot.
    sync: worst === 'pending' ? 'unknown' : worst,
    complete: !hides && !syncs.includes('unknown'),
    counts: countSync(syncs),
    resources: verdicts.map(describeResource),
    problems: problems.map(toProblem),
  };
}

/** Field by field: what a judge may add to its verdicts one day is no part of the report until it is described there. */
function describeResource(verdict: ResourceVerdict): DriftedResource {
  const { ref, cause } = verdict;
  return {
    group: ref.group,
    kind: ref.kind,
    ...(ref.namespace !== undefined && { namespace: ref.namespace }),
    name: ref.name,
    apiVersion: verdict.apiVersion,
    sync: verdict.sync,
    drift: verdict.drift.map(({ path, op, desired, live, by }) => ({
      path,
      op,
      ...(desired !== undefined && { desired }),
      ...(live !== undefined && { live }),
      ...(by && { by: describeAttribution(by) }),
    })),
    unmanaged: verdict.unmanaged.map(({ path, live, by }) => ({
      path,
      ...(live !== undefined && { live }),
      ...(by && { by: describeAttribution(by) }),
    })),
    ignoredBy: [...verdict.ignoredBy],
    ...(cause && { cause: { code: cause.code, message: cause.message } }),
    warnings: verdict.warnings.map(({ code, message }) => ({ code, message })),
  };
}

function describeAttribution(
  by: NonNullable<ResourceVerdict['drift'][number]['by']>,
) {
  const { manager, operation, subresource, time } = by;
  return {
    words: attributionSentence(by),
    ...(manager !== undefined && { manager }),
    ...(operation !== undefined && { operation }),
    ...(subresource !== undefined && { subresource }),
    ...(time !== undefined && { time }),
  };
}
