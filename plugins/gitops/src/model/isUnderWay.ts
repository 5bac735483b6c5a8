import { SyncRun } from '@oneroof/plugin-gitops-common';

/** Whether a run has not ended yet. */
export function isUnderWay({ state }: Pick<SyncRun, 'state'>): boolean {
  return state === 'pending' || state === 'running';
}
