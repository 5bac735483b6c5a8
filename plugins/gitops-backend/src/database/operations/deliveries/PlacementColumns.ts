import { CauseCode } from '@oneroof/plugin-gitops-common';
import { PlacementRow } from '../../tables';

/** What a placement is told by. Differences and skew of hosts may be large, and a list shows none. */
export const placementColumns = [
  'id',
  'delivery',
  'environment',
  'environment_after',
  'target_name',
  'target_type',
  'target_spec',
  'target_id',
  'namespace',
  'path',
  'playbook',
  'desired_commit',
  'desired_committed_at',
  'desired_author',
  'desired_subject',
  'judged_tree',
  'sync',
  'health',
  'health_reason',
  'count_in_sync',
  'count_ignored',
  'count_extra',
  'count_unknown',
  'count_missing',
  'count_drifted',
  'coverage',
  'declares',
  'runs',
  'release',
  'cause_code',
  'cause_message',
  'last_good_at',
  'last_good_sync',
  'last_good_health',
] as const satisfies ReadonlyArray<keyof PlacementRow>;

/** A placement joined with its target, its repository and their work. */
export interface PlacementColumns
  extends Pick<PlacementRow, (typeof placementColumns)[number]> {
  repository_url: string | null;
  delivery_repository_url: string | null;
  repository_observed_at: string | null;
  repository_cause_code: CauseCode | null;
  repository_cause_message: string | null;
  target_observed_at: string | null;
  target_attempted_at: string | null;
  target_cause_code: CauseCode | null;
  target_cause_message: string | null;
  target_due_at: string | null;
  repository_due_at: string | null;
  target_requested: boolean | number | null;
  repository_requested: boolean | number | null;
}
