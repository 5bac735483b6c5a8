import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex } from '@backstage/ui';
import { PlacementView } from '@oneroof/plugin-gitops-common';
import { useMemo } from 'react';
import { useHosts } from '../hooks/useHosts';
import { useResourceFilter } from '../hooks/useResourceFilter';
import { useResources } from '../hooks/useResources';
import { useSync } from '../hooks/useSync';
import { resourceVerdicts } from '../model/verdicts';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { FilteredResources } from './FilteredResources';
import { HostCells } from './HostCells';
import { HostDetail } from './HostDetail';
import { HostOutliers } from './HostOutliers';
import { HostsHead } from './HostsHead';
import { HostSkews } from './HostSkews';
import { NoHosts } from './NoHosts';
import { QueryFailure } from './QueryFailure';
import type { PlacementLabels } from './ResourceList';
import { ResourceTableShape } from './ResourceTable';
import { SyncControl } from './SyncControl';
import { SyncRunStatus } from './SyncRunStatus';
import tableStyles from './Table.module.css';
import cellStyles from './HostCells.module.css';

/** The machines of a placement: those that stand out first, then each of them. */
export function HostList(props: {
  placement: PlacementView;
  labels: PlacementLabels;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { placement, labels } = props;
  const filter = useResourceFilter();
  const query = useResources(placement.id, filter.filter);
  const hosts = useHosts(placement.id);
  const sync = useSync(placement);
  const shape = useShape();
  const hostCount = resourceVerdicts.reduce(
    (sum, verdict) => sum + placement.counts[verdict],
    0,
  );
  if (hostCount === 0) {
    return <NoHosts placement={placement} />;
  }
  return (
    <Flex direction="column" gap="4" pt="3">
      <HostsHead
        placement={placement}
        hosts={hosts.data}
        observed={query.data?.pages[0] ?? placement}
        action={
          <SyncControl
            placement={placement}
            hostCount={hostCount}
            sync={sync}
          />
        }
      />
      {sync.run && <SyncRunStatus key={sync.run.id} run={sync.run} />}
      {hosts.error && (
        <QueryFailure
          error={hosts.error}
          isBesideData={Boolean(hosts.data)}
          onRetry={() => hosts.refetch()}
        />
      )}
      <HostOutliers
        placement={placement}
        differences={hosts.data?.differences ?? []}
      />
      <Flex direction="column" gap="3">
        <FilteredResources
          placement={placement}
          query={query}
          filter={filter}
          shape={shape}
          words={{
            caption: t('hosts.caption', {
              title: labels.environment,
              target: labels.target,
            }),
            search: t('hosts.filterText'),
            noMatch: t('hosts.noMatch'),
            none: t('hosts.none'),
          }}
        />
      </Flex>
      <HostSkews skew={hosts.data?.skew ?? []} />
    </Flex>
  );
}

function useShape(): ResourceTableShape {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return useMemo(
    () => ({
      columns: [
        { title: t('resources.verdict') },
        { title: t('hosts.host') },
        { title: t('hosts.whatDiffers') },
        { title: t('resources.health') },
        {
          title: t('hosts.checkedPart'),
          className: `${cellStyles.checked} ${tableStyles.number}`,
        },
        { title: t('hosts.system'), className: cellStyles.system },
        { title: t('resources.since'), className: tableStyles.number },
      ],
      cells: resource => <HostCells resource={resource} />,
      detail: resource => <HostDetail resource={resource} />,
      // Any host tells at least what machine it is.
      hasDetail: () => true,
      toggleLabel: ({ name }) => t('resources.expand', { name }),
    }),
    [t],
  );
}
