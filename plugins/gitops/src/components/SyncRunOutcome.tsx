import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SyncRun } from '@oneroof/plugin-gitops-common';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { Disclosure } from './Disclosure';
import { RunStatus } from './RunStatus';
import styles from './SyncRunOutcome.module.css';

/** How a sync run ended, in words: counts of hosts, why it broke, and what each failed host said. */
export function SyncRunOutcome({ run }: { run: SyncRun }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { state, counts, cause, hosts = [] } = run;
  const parts = (['failed', 'unreachable', 'changed', 'unchanged'] as const)
    .filter(result => counts && counts[result] > 0)
    .map(result =>
      t(`syncRun.counts.${result}`, { number: String(counts?.[result]) }),
    );
  return (
    <div className={styles.outcome}>
      <RunStatus state={state}>
        {parts.length > 0 && (
          <span className={styles.counts}> · {parts.join(' · ')}</span>
        )}
      </RunStatus>
      {cause && <span className={styles.cause}>{cause.message}</span>}
      {hosts.length > 0 && (
        <Disclosure summary={t('syncRun.failedHosts')}>
          <FailedHosts run={run} />
        </Disclosure>
      )}
    </div>
  );
}

function FailedHosts({ run: { counts, hosts = [] } }: { run: SyncRun }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const all = (counts?.failed ?? 0) + (counts?.unreachable ?? 0);
  const others = all - hosts.length;
  return (
    <>
      <ul aria-label={t('syncRun.failedHosts')} className={styles.hosts}>
        {hosts.map(({ host, result, message }) => (
          <li key={host} className={styles.host}>
            <span className={styles.name}>{host}</span>
            <span className={styles.message}>
              {message ?? t(`syncRun.result.${result}`)}
            </span>
          </li>
        ))}
      </ul>
      {others > 0 && (
        <p className={styles.rest}>{t('hosts.others', { count: others })}</p>
      )}
    </>
  );
}
