import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, SearchField, Text } from '@backstage/ui';
import { PlacementView } from '@oneroof/plugin-gitops-common';
import { useMemo } from 'react';
import { ResourceSync } from '../api/queries';
import { useResources } from '../hooks/useResources';
import { useTypedText } from '../hooks/useTypedText';
import { useUrlState } from '../hooks/useUrlState';
import { resourceVerdicts } from '../model/verdicts';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { MoreButton } from './MoreButton';
import { PlacementNotice } from './PlacementNotice';
import { QueryFailure } from './QueryFailure';
import { ResourceTable } from './ResourceTable';
import { RowsSkeleton } from './Skeletons';
import { VerdictFilter } from './VerdictFilter';
import styles from './ResourceList.module.css';

/** Names for the caption of a table. */
export interface PlacementLabels {
  environment: string;
  target: string;
}

/** The resources of a placement, filtered by verdict and text. */
export function ResourceList(props: {
  placement: PlacementView;
  labels: PlacementLabels;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { placement, labels } = props;
  const [params, patch] = useUrlState();
  const sync = resourceVerdicts.find(item => item === params.get('verdict'));
  const urlText = params.get('text') ?? '';
  const [text, setText] = useTypedText(urlText, value =>
    patch({ text: value }),
  );
  const filter = useMemo(
    () => ({
      ...(sync && { sync: [sync] as ResourceSync[] }),
      ...(urlText && { text: urlText }),
    }),
    [sync, urlText],
  );
  const query = useResources(placement.id, filter);
  // The rows below may be from another moment than the cards above.
  const observed = query.data?.pages[0] ?? placement;
  const resources = query.data?.pages.flatMap(page => page.items);
  const clear = () => {
    setText('');
    patch({ verdict: undefined, text: undefined });
  };

  return (
    <Flex direction="column" gap="3" pt="3">
      <PlacementNotice placement={placement} observed={observed} />
      <div className={styles.filters}>
        <VerdictFilter counts={placement.counts} selected={sync} />
        <SearchField
          size="small"
          aria-label={t('resources.filterText')}
          placeholder={t('resources.filterText')}
          value={text}
          onChange={setText}
          className={styles.search}
        />
      </div>
      {query.error && (
        <QueryFailure
          error={query.error}
          isBesideData={Boolean(resources)}
          onRetry={() => query.refetch()}
        />
      )}
      {query.isPending && <RowsSkeleton />}
      {resources && resources.length > 0 && (
        <ResourceTable
          placementId={placement.id}
          namespace={placement.namespace}
          resources={resources}
          caption={t('resources.caption', {
            title: labels.environment,
            target: labels.target,
          })}
        />
      )}
      {resources?.length === 0 && (
        <NoResources isFiltered={Boolean(sync || urlText)} onClear={clear} />
      )}
      {query.hasNextPage && (
        <MoreButton
          isPending={query.isFetchingNextPage}
          onPress={() => query.fetchNextPage()}
        >
          {t('more')}
        </MoreButton>
      )}
    </Flex>
  );
}

function NoResources(props: { isFiltered: boolean; onClear: () => void }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return (
    <Flex direction="column" gap="2" align="start" py="4">
      <Text color="secondary">
        {props.isFiltered ? t('resources.noMatch') : t('resources.none')}
      </Text>
      {props.isFiltered && (
        <Button size="small" variant="secondary" onPress={props.onClear}>
          {t('resources.clear')}
        </Button>
      )}
    </Flex>
  );
}
