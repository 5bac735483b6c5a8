import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResourceView } from '@oneroof/plugin-gitops-common';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { LastVerdict } from './LastVerdict';
import { RelativeTime } from './RelativeTime';
import { HealthStatus, SyncStatus } from './Status';
import styles from './ResourceCells.module.css';
import tableStyles from './Table.module.css';

/** One object of a cluster: verdict, name, health, and how much differs. */
export function ResourceCells(props: {
  resource: ResourceView;
  /** Not repeated where the resource stands in it. */
  namespace?: string;
}) {
  const { resource, namespace } = props;
  return (
    <>
      <td className={tableStyles.nowrap}>
        <SyncStatus sync={resource.sync} />
        <LastVerdict resource={resource} />
      </td>
      <td>
        <span className={tableStyles.quiet}>{resource.kind}</span>{' '}
        <span className={styles.name}>{resource.name}</span>
        {resource.namespace && resource.namespace !== namespace && (
          <span className={tableStyles.quiet}> · {resource.namespace}</span>
        )}
      </td>
      <td>
        {resource.health !== 'none' && (
          <HealthStatus
            health={resource.health}
            reason={
              // The row opens to its cause.
              resource.cause?.message === resource.healthReason
                ? undefined
                : resource.healthReason
            }
          />
        )}
      </td>
      <td className={tableStyles.number}>
        <Differences resource={resource} />
      </td>
      <td className={`${tableStyles.number} ${tableStyles.quiet}`}>
        {resource.changedAt && <RelativeTime at={resource.changedAt} />}
      </td>
    </>
  );
}

/** Only the loudest of what there is: the opened row has all of it. */
function Differences({ resource }: { resource: ResourceView }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { drift, unmanaged, warnings, ignoredBy } = resource;
  const quiet = (words: string) => (
    <span className={tableStyles.quiet}>{words}</span>
  );
  if (drift.length > 0) {
    return <>{t('resources.paths', { count: drift.length })}</>;
  }
  if (unmanaged.length > 0) {
    return quiet(t('resources.unmanagedCount', { count: unmanaged.length }));
  }
  if (warnings.length > 0) {
    return <>{t('resources.warningCount', { count: warnings.length })}</>;
  }
  return ignoredBy.length > 0
    ? quiet(t('resources.ruleCount', { count: ignoredBy.length }))
    : null;
}

/** Whether there is more to say of a resource than its row does. */
export function hasDetail(resource: ResourceView): boolean {
  return (
    resource.sync !== 'in-sync' ||
    resource.drift.length > 0 ||
    resource.unmanaged.length > 0 ||
    resource.ignoredBy.length > 0 ||
    resource.warnings.length > 0 ||
    resource.fights !== undefined ||
    resource.cause !== undefined
  );
}
