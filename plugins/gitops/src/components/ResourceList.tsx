import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex } from '@backstage/ui';
import { PlacementView } from '@oneroof/plugin-gitops-common';
import { useMemo } from 'react';
import { useResourceFilter } from '../hooks/useResourceFilter';
import { useResources } from '../hooks/useResources';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { FilteredResources } from './FilteredResources';
import { PlacementNotice } from './PlacementNotice';
import { hasDetail, ResourceCells } from './ResourceCells';
import { ResourceDetail } from './ResourceDetail';
import { ResourceTableShape } from './ResourceTable';
import tableStyles from './Table.module.css';

/** Names for the caption of a table. */
export interface PlacementLabels {
  environment: string;
  target: string;
}

/** The objects of a placement on a cluster. */
export function ResourceList(props: {
  placement: PlacementView;
  labels: PlacementLabels;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { placement, labels } = props;
  const filter = useResourceFilter();
  const query = useResources(placement.id, filter.filter);
  const shape = useShape(placement);
  // The rows below may be from another moment than the cards above.
  const observed = query.data?.pages[0] ?? placement;
  return (
    <Flex direction="column" gap="3" pt="3">
      <PlacementNotice placement={placement} observed={observed} />
      <FilteredResources
        placement={placement}
        query={query}
        filter={filter}
        shape={shape}
        words={{
          caption: t('resources.caption', {
            title: labels.environment,
            target: labels.target,
          }),
          search: t('resources.filterText'),
          noMatch: t('resources.noMatch'),
          none: t('resources.none'),
        }}
      />
    </Flex>
  );
}

function useShape({ id, namespace }: PlacementView): ResourceTableShape {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return useMemo(
    () => ({
      columns: [
        { title: t('resources.verdict') },
        { title: t('resources.resource') },
        { title: t('resources.health') },
        { title: t('resources.differences'), className: tableStyles.number },
        { title: t('resources.since'), className: tableStyles.number },
      ],
      cells: resource => (
        <ResourceCells resource={resource} namespace={namespace} />
      ),
      detail: resource => (
        <ResourceDetail placementId={id} resource={resource} />
      ),
      hasDetail,
      toggleLabel: ({ kind, name }) =>
        t('resources.expand', { name: `${kind} ${name}` }),
    }),
    [t, id, namespace],
  );
}
