import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { PlacementView } from '@oneroof/plugin-gitops-common';
import { playbookPath } from '../model/playbookPath';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import styles from './SyncDialog.module.css';

/** Says in plain words what a sync does, before it does it. */
export function SyncDialog(props: {
  placement: PlacementView;
  hostCount: number;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onConfirm: () => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { placement, hostCount: count, onOpenChange } = props;
  const { target, playbook, counts, revision } = placement;
  const file = playbook ? playbookPath(playbook) : '';
  const { inventory = target.name, group } = target;
  const onConfirm = () => {
    onOpenChange(false);
    props.onConfirm();
  };
  return (
    <Dialog
      isOpen={props.isOpen}
      onOpenChange={onOpenChange}
      width="min(34rem, calc(100vw - 2rem))"
    >
      <DialogHeader>{t('syncRun.title', { count })}</DialogHeader>
      <DialogBody className={styles.body}>
        <p>
          {group
            ? t('syncRun.does', { count, file, inventory, group })
            : t('syncRun.doesAll', { count, file, inventory })}
        </p>
        <ul className={styles.points}>
          <li>
            {counts.drifted > 0
              ? t('syncRun.fixes', { count: counts.drifted })
              : t('syncRun.fixesNothing')}
          </li>
          <li>{t('syncRun.whole')}</li>
          {counts.unknown > 0 && (
            <li>{t('syncRun.unknown', { count: counts.unknown })}</li>
          )}
          {revision && (
            <li>
              {t('syncRun.revision', {
                commit: revision.commit.slice(0, 7),
                subject: revision.subject,
              })}
            </li>
          )}
        </ul>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={() => onOpenChange(false)}>
          {t('syncRun.cancel')}
        </Button>
        <Button variant="primary" onPress={onConfirm}>
          {t('syncRun.confirm', { count })}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
