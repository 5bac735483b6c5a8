import {
  assessHealth,
  compareSnapshots,
  Health,
  HealthContext,
  healthStatuses,
  KubernetesObject,
  mergeHealth,
  ResourceVerdict,
} from '@oneroof/plugin-gitops-common';
import { Observation } from '../cluster/observeManifests';
import { isHiding } from '../manifests/Manifests';
import { reportVersion } from '../report/fields';
import { toProblem } from '../report/toProblem';
import { AssessedResource, HealthReport } from './healthReport';

/** Judges how well the declared objects do. */
export function judgeHealth(
  { desired, live, context, namespace }: Observation,
  {
    now,
    contextOf,
  }: { now: Date; contextOf(object: KubernetesObject): HealthContext },
): HealthReport {
  // A comparison says which live object is meant by a declared one, and which cannot be known.
  const verdicts = compareSnapshots(desired, live, { namespace }).filter(
    ({ sync }) => sync !== 'extra',
  );
  const resources = verdicts.map((verdict): AssessedResource => {
    const object = live.object(verdict.ref);
    const { status, reason } = assess(verdict, object, contextOf);
    const { group, kind, namespace: place, name } = verdict.ref;
    return {
      group,
      kind,
      ...(place !== undefined && { namespace: place }),
      name,
      apiVersion: verdict.apiVersion,
      health: status,
      ...(reason && { reason }),
    };
  });
  const statuses = resources.map(({ health }) => health);
  const hides = desired.problems.some(isHiding);
  const worst = mergeHealth([
    ...statuses.map(status => ({ status })),
    ...(hides ? [{ status: 'unknown' as const }] : []),
  ]);
  return {
    apiVersion: reportVersion,
    kind: 'HealthReport',
    ...(context !== undefined && { context }),
    observedAt: now.toISOString(),
    health: worst.status,
    complete: !hides && !statuses.includes('unknown'),
    counts: countStatuses(statuses),
    resources,
    problems: desired.problems.map(toProblem),
  };
}

function assess(
  { sync, cause }: ResourceVerdict,
  object: KubernetesObject | undefined,
  contextOf: (object: KubernetesObject) => HealthContext,
): Health {
  // Not to have seen an object is no evidence that it is missing.
  return !object && sync === 'unknown'
    ? { status: 'unknown', reason: cause?.message }
    : assessHealth(object, object && contextOf(object));
}

function countStatuses(
  statuses: readonly AssessedResource['health'][],
): HealthReport['counts'] {
  const counts = Object.fromEntries(
    [...healthStatuses, 'none' as const].map(status => [status, 0]),
  ) as HealthReport['counts'];
  for (const status of statuses) {
    counts[status] += 1;
  }
  return counts;
}
