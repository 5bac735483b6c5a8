import {
  RemixiconComponentType,
  RiAddCircleLine,
  RiAlertFill,
  RiCheckLine,
  RiCheckboxBlankCircleFill,
  RiCloseCircleFill,
  RiEyeOffLine,
  RiIndeterminateCircleLine,
  RiLoader4Line,
  RiPauseCircleFill,
  RiQuestionLine,
  RiSubtractLine,
  RiTimeLine,
} from '@remixicon/react';
import { SyncRun } from '@oneroof/plugin-gitops-common';
import { PlacementSync, ResourceHealth } from '../api/queries';

/** How much attention something asks for. Calm is the normal case: colour means "look". */
export type Tone = 'calm' | 'good' | 'info' | 'warning' | 'danger' | 'unknown';

/** Icon and tone of a verdict. Each icon has a shape of its own, since colour never stands alone. */
export interface Look {
  icon: RemixiconComponentType;
  tone: Tone;
  isTurning?: boolean;
}

export const syncLooks: Record<PlacementSync, Look> = {
  'in-sync': { icon: RiCheckLine, tone: 'calm' },
  ignored: { icon: RiEyeOffLine, tone: 'calm' },
  pending: { icon: RiTimeLine, tone: 'info' },
  extra: { icon: RiAddCircleLine, tone: 'warning' },
  unknown: { icon: RiQuestionLine, tone: 'unknown' },
  missing: { icon: RiIndeterminateCircleLine, tone: 'danger' },
  drifted: { icon: RiAlertFill, tone: 'warning' },
};

export const healthLooks: Record<ResourceHealth, Look> = {
  healthy: { icon: RiCheckboxBlankCircleFill, tone: 'good' },
  suspended: { icon: RiPauseCircleFill, tone: 'calm' },
  progressing: { icon: RiLoader4Line, tone: 'info', isTurning: true },
  unknown: { icon: RiQuestionLine, tone: 'unknown' },
  missing: { icon: RiIndeterminateCircleLine, tone: 'danger' },
  degraded: { icon: RiCloseCircleFill, tone: 'danger' },
  none: { icon: RiSubtractLine, tone: 'unknown' },
};

export const runLooks: Record<SyncRun['state'], Look> = {
  pending: { icon: RiTimeLine, tone: 'info' },
  running: { icon: RiLoader4Line, tone: 'info', isTurning: true },
  succeeded: { icon: RiCheckLine, tone: 'calm' },
  failed: { icon: RiCloseCircleFill, tone: 'danger' },
  errored: { icon: RiAlertFill, tone: 'danger' },
};
