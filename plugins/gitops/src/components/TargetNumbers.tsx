import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EnvironmentFacts } from '../model/summarizeEnvironment';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';

/** On how many clusters and hosts something runs: `2 clusters · 40 hosts`. Groups, while their hosts are not known. */
export function TargetNumbers(
  props: Pick<EnvironmentFacts, 'clusters' | 'hostGroups' | 'hosts'>,
) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { clusters, hostGroups, hosts } = props;
  const parts = [
    clusters > 0 && t('flow.clusters', { count: clusters }),
    hosts > 0 && t('flow.hosts', { count: hosts }),
    hosts === 0 &&
      hostGroups > 0 &&
      t('flow.hostGroups', { count: hostGroups }),
  ].filter(Boolean);
  return <>{parts.length > 0 ? parts.join(' · ') : t('flow.noTargets')}</>;
}
