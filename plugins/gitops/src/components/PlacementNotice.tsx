import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { PlacementView } from '@oneroof/plugin-gitops-common';
import { ReactNode } from 'react';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { Age } from './Age';
import { EnvironmentCauses } from './EnvironmentCauses';
import styles from './PlacementNotice.module.css';

/** What a reader has to know before trusting the rows below: unknown with its cause, stale, or pending. */
export function PlacementNotice(props: {
  placement: PlacementView;
  /** When the rows below were observed. */
  observed: Pick<PlacementView, 'observedAt' | 'stale'>;
  /** More of the same kind. */
  children?: ReactNode;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { placement, observed } = props;
  if (placement.cause) {
    return (
      <>
        <Alert
          status="warning"
          icon
          title={t('notice.incomplete')}
          description={<EnvironmentCauses placements={[placement]} isPlain />}
        />
        {props.children && <div className={styles.line}>{props.children}</div>}
      </>
    );
  }
  return (
    <div className={styles.line}>
      {placement.sync === 'pending' && <span>{t('syncMeaning.pending')}</span>}
      <Age observedAt={observed.observedAt} stale={observed.stale} />
      {props.children}
      <code className={styles.path}>{placement.path}</code>
    </div>
  );
}
