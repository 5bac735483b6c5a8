import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SyncRun } from '@oneroof/plugin-gitops-common';
import { ReactNode } from 'react';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { Status } from './Status';
import { runLooks } from './statusLooks';
import styles from './RunStatus.module.css';

/** How far a sync run is, or how it ended, in icon and words; more words may follow. */
export function RunStatus(props: {
  state: SyncRun['state'];
  children?: ReactNode;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return (
    <Status look={runLooks[props.state]}>
      <span className={styles.state}>{t(`syncRun.state.${props.state}`)}</span>
      {props.children}
    </Status>
  );
}
