import { CauseCode } from '@oneroof/plugin-gitops-common';
import { PlacementRow } from '../../tables';

/** A placement joined with its target, its repository and their work. */
export interface PlacementColumns extends PlacementRow {
  repository_url: string | null;
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
