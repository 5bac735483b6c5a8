import { rankOfHealth, rankOfSync } from '@oneroof/plugin-gitops-common';
import { PlacementRow } from '../../tables';
import { PlannedPlacement } from './PlannedPlacement';

/** The columns that the plan owns. */
export type PlanColumns = Pick<
  PlacementRow,
  | 'delivery'
  | 'environment'
  | 'environment_order'
  | 'environment_after'
  | 'scope'
  | 'target_name'
  | 'target_type'
  | 'target_spec'
  | 'target_id'
  | 'namespace'
  | 'repository_id'
  | 'path'
  | 'renderer'
  | 'vars'
  | 'playbook'
>;

export function planColumns(placement: PlannedPlacement): PlanColumns {
  return {
    delivery: placement.delivery,
    environment: placement.environment,
    environment_order: placement.environmentOrder,
    environment_after: JSON.stringify(placement.environmentAfter),
    scope: JSON.stringify(placement.scope),
    target_name: placement.targetName,
    target_type: placement.targetType,
    target_spec: JSON.stringify(placement.targetSpec),
    target_id: placement.target?.id ?? null,
    namespace: placement.namespace ?? null,
    repository_id: placement.repository.id,
    path: placement.path,
    renderer: placement.renderer ?? null,
    vars: placement.vars ? JSON.stringify(placement.vars) : null,
    playbook: placement.playbook ? JSON.stringify(placement.playbook) : null,
  };
}

/** What holds for a placement that nobody observes, or nobody has observed yet. */
export function unknownColumns({ cause }: PlannedPlacement) {
  const { code, message } = cause ?? {
    code: 'not-observed',
    message: 'nobody has looked yet',
  };
  return {
    sync: 'unknown' as const,
    sync_rank: rankOfSync('unknown'),
    health: 'unknown' as const,
    health_rank: rankOfHealth('unknown'),
    cause_code: code,
    cause_message: message,
    verdict_hash: '',
  };
}

/** What is told of a target's objects while none was seen. */
export const nothingSeen = {
  count_in_sync: 0,
  count_ignored: 0,
  count_extra: 0,
  count_unknown: 0,
  count_missing: 0,
  count_drifted: 0,
  runs: '[]',
  coverage: null,
  differences: null,
  skew: null,
  last_good_at: null,
  last_good_sync: null,
  last_good_health: null,
};

/** A placement that nobody has looked at. */
export function newRow(placement: PlannedPlacement): PlacementRow {
  return {
    id: placement.id,
    ...planColumns(placement),
    ...unknownColumns(placement),
    ...nothingSeen,
    desired_tree: null,
    desired_cause_code: null,
    desired_cause_message: null,
    desired_commit: null,
    desired_committed_at: null,
    desired_author: null,
    desired_subject: null,
    judged_tree: null,
    health_reason: null,
    declares: '[]',
    release: null,
  };
}
