import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, VisuallyHidden } from '@backstage/ui';
import { PlacementView } from '@oneroof/plugin-gitops-common';
import { useId, useState } from 'react';
import { useSync } from '../hooks/useSync';
import { errorKind, errorMessage } from '../model/errorKind';
import { isUnderWay } from '../model/isUnderWay';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { SyncDialog } from './SyncDialog';
import styles from './SyncControl.module.css';

/** The button that makes live equal to git, after a question. Where it cannot, it says why. */
export function SyncControl(props: {
  placement: PlacementView;
  hostCount: number;
  sync: ReturnType<typeof useSync>;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const [isOpen, setOpen] = useState(false);
  const reasonId = useId();
  const { placement, hostCount } = props;
  const { run, isAsking, error, sync } = props.sync;
  const { canSync } = placement;
  if (!canSync) {
    return null;
  }
  const isBusy = isAsking || (run !== undefined && isUnderWay(run));
  const failed =
    errorKind(error) === 'forbidden'
      ? t('syncRun.forbidden')
      : [t('syncRun.notAsked'), errorMessage(error)].filter(Boolean).join(' ');
  const cannot = (why: string | undefined) =>
    why ? t('syncRun.cannot', { reason: why }) : t('syncRun.forbidden');
  const reason = canSync.allowed ? undefined : cannot(canSync.reason);
  return (
    <div className={styles.control}>
      <Button
        size="small"
        variant="secondary"
        isDisabled={!canSync.allowed}
        isPending={isBusy}
        aria-describedby={reason ? reasonId : undefined}
        onPress={() => setOpen(true)}
      >
        {isBusy ? t('syncRun.busy') : t('syncRun.action')}
      </Button>
      {/* In words beside the button: a button that is disabled cannot be reached to ask why. */}
      {reason && (
        <span id={reasonId} className={styles.reason}>
          {reason}
        </span>
      )}
      {error && <span className={styles.failed}>{failed}</span>}
      <VisuallyHidden>
        <span role="status" aria-live="polite">
          {error ? failed : run && t(`syncRun.state.${run.state}`)}
        </span>
      </VisuallyHidden>
      <SyncDialog
        placement={placement}
        hostCount={hostCount}
        isOpen={isOpen}
        onOpenChange={setOpen}
        onConfirm={sync}
      />
    </div>
  );
}
