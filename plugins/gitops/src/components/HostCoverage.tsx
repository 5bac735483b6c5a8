import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PlacementView } from '@oneroof/plugin-gitops-common';
import { useLanguage } from '../hooks/useLanguage';
import { useResources } from '../hooks/useResources';
import { groupUnchecked } from '../model/groupUnchecked';
import { percentText } from '../model/percentText';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { Disclosure } from './Disclosure';
import { QueryFailure } from './QueryFailure';
import { RowsSkeleton } from './Skeletons';
import styles from './HostCoverage.module.css';

/** Paths of one reason shown before they are counted. */
const pathsShown = 3;

/** Which part of what git declares was really checked, and on demand what was not and why. */
export function HostCoverage(props: {
  placement: PlacementView;
  coverage: number;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const language = useLanguage();
  return (
    <div className={styles.coverage}>
      <Disclosure
        summary={t('hosts.coverage', {
          percent: percentText(props.coverage, language),
        })}
      >
        <Reasons placementId={props.placement.id} />
      </Disclosure>
    </div>
  );
}

/** The reasons on the hosts of the first page, which are the worst: the same things are declared for all of them. */
function Reasons({ placementId }: { placementId: string }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const query = useResources(placementId, {});
  if (query.isPending) {
    return <RowsSkeleton rows={2} />;
  }
  if (!query.data) {
    return <QueryFailure error={query.error} onRetry={() => query.refetch()} />;
  }
  const hosts = query.data.pages.flatMap(page => page.items);
  const groups = groupUnchecked(hosts);
  return (
    <>
      <ul className={styles.reasons}>
        {groups.map(({ reason, paths, hostCount }) => (
          <li key={reason}>
            {reason}
            <span className={styles.quiet}>
              {': '}
              <code className={styles.paths} title={paths.join('\n')}>
                {paths.slice(0, pathsShown).join(', ')}
              </code>
              {paths.length > pathsShown &&
                ` ${t('hosts.morePaths', {
                  count: paths.length - pathsShown,
                })}`}{' '}
              {t('hosts.on', { count: hostCount })}
            </span>
          </li>
        ))}
      </ul>
      {groups.length === 0 && <span>{t('hosts.coverageNoReason')}</span>}
      {query.hasNextPage && (
        <p className={styles.quiet}>
          {t('hosts.coverageOfFirst', { count: hosts.length })}
        </p>
      )}
    </>
  );
}
