import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SyncRun } from '@oneroof/plugin-gitops-common';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { Disclosure } from './Disclosure';
import { Status } from './Status';
import { runLooks } from './statusLooks';
import styles from './SyncRunOutcome.module.css';

/** How a sync run ended, in words: counts of hosts, why it broke, and what each failed host said. */
export function SyncRunOutcome(props: {
  run: SyncRun;
  /** Shows at once what the failed hosts said. */
  isOpenAtFirst?: boolean;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { state, counts, cause, hosts = [] } = props.run;
  const parts = (['failed', 'unreachable', 'changed', 'unchanged'] as const)
    .filter(result => counts && counts[result] > 0)
    .map(result =>
      t(`syncRun.counts.${result}`, { number: String(counts?.[result]) }),
    );
  return (
    <div className={styles.outcome}>
      <Status look={runLooks[state]}>
        <b className={styles.state}>{t(`syncRun.state.${state}`)}</b>
        {parts.length > 0 && (
          <span className={styles.counts}> · {parts.join(' · ')}</span>
        )}
      </Status>
      {cause && <span className={styles.cause}>{cause.message}</span>}
      {hosts.length > 0 && (
        <Disclosure
          summary={t('syncRun.failedHosts')}
          isOpenAtFirst={props.isOpenAtFirst}
        >
          <FailedHosts run={props.run} />
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
