import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SyncRun } from '@oneroof/plugin-gitops-common';
import { entityRefLabel } from '../model/entityRefLabel';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { RelativeTime } from './RelativeTime';
import { SyncRunOutcome } from './SyncRunOutcome';
import styles from './SyncRunStatus.module.css';

/** How the latest sync of a placement goes, or went. */
export function SyncRunStatus({ run }: { run: SyncRun }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { requestedBy, requestedAt, startedAt, finishedAt } = run;
  return (
    <section
      aria-label={t('syncRun.latest')}
      className={`${styles.run} ${
        run.state === 'succeeded' ? styles.calm : styles.loud
      }`}
    >
      <SyncRunOutcome run={run} />
      <span className={styles.quiet}>
        <RelativeTime at={finishedAt ?? startedAt ?? requestedAt}>
          {time => t('syncRun.by', { time, user: entityRefLabel(requestedBy) })}
        </RelativeTime>
      </span>
    </section>
  );
}
