import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResourceView } from '@oneroof/plugin-gitops-common';
import { useLanguage } from '../hooks/useLanguage';
import { percentText } from '../model/percentText';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { DriftLine } from './DriftLine';
import { LastVerdict } from './LastVerdict';
import { RelativeTime } from './RelativeTime';
import { HealthStatus, SyncStatus } from './Status';
import styles from './HostCells.module.css';
import tableStyles from './Table.module.css';

/** One host: verdict, name, what differs, health, how much could be checked, and what system it is. */
export function HostCells({ resource }: { resource: ResourceView }) {
  const language = useLanguage();
  const { name, health, healthReason, cause, coverage, changedAt } = resource;
  return (
    <>
      <td>
        <span className={styles.verdict}>
          <SyncStatus sync={resource.sync} />
        </span>
        <LastVerdict resource={resource} />
      </td>
      <td className={styles.host}>
        <span className={styles.name} title={name}>
          {name}
        </span>
      </td>
      <td className={styles.differs}>
        <Differs resource={resource} />
      </td>
      <td className={styles.health}>
        {health !== 'none' && (
          <HealthStatus
            health={health}
            // The cell beside it says so.
            reason={cause?.message === healthReason ? undefined : healthReason}
          />
        )}
      </td>
      <td
        className={`${styles.checked} ${tableStyles.number} ${tableStyles.quiet}`}
      >
        {coverage !== undefined && percentText(coverage, language)}
      </td>
      <td className={`${styles.system} ${tableStyles.quiet}`}>
        <System resource={resource} />
      </td>
      <td className={`${tableStyles.number} ${tableStyles.quiet}`}>
        {changedAt && <RelativeTime at={changedAt} />}
      </td>
    </>
  );
}

/** The first difference, or why there is none to tell: the opened row has all of it. */
function Differs({ resource }: { resource: ResourceView }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { sync, drift, cause, warnings } = resource;
  if (drift.length > 0 && sync !== 'unknown') {
    return (
      <>
        <DriftLine item={drift[0]} />
        {drift.length > 1 && (
          <span className={tableStyles.quiet}>
            {t('hosts.morePaths', { count: drift.length - 1 })}
          </span>
        )}
      </>
    );
  }
  const words =
    cause?.message ??
    (warnings.length > 0
      ? t('resources.warningCount', { count: warnings.length })
      : undefined);
  return words ? (
    <span className={`${styles.cause} ${tableStyles.quiet}`} title={words}>
      {words}
    </span>
  ) : null;
}

function System({ resource }: { resource: ResourceView }) {
  const { os, kernel } = resource.host ?? {};
  const parts = [os, kernel].filter(Boolean);
  return (
    <span className={styles.cut} title={parts.join('\n')}>
      {parts.join(' · ')}
    </span>
  );
}
