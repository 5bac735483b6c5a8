import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, SearchField, Text } from '@backstage/ui';
import { PlacementView } from '@oneroof/plugin-gitops-common';
import { useResourceFilter } from '../hooks/useResourceFilter';
import { useResources } from '../hooks/useResources';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { MoreButton } from './MoreButton';
import { QueryFailure } from './QueryFailure';
import { ResourceTable, ResourceTableShape } from './ResourceTable';
import { RowsSkeleton } from './Skeletons';
import { VerdictFilter } from './VerdictFilter';
import styles from './FilteredResources.module.css';

/** The resources of a placement, filtered by verdict and text, page by page. */
export function FilteredResources(props: {
  placement: PlacementView;
  query: ReturnType<typeof useResources>;
  filter: ReturnType<typeof useResourceFilter>;
  shape: ResourceTableShape;
  words: { caption: string; search: string; noMatch: string; none: string };
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { placement, query, filter, shape, words } = props;
  const resources = query.data?.pages.flatMap(page => page.items);
  return (
    <>
      <div className={styles.filters}>
        <VerdictFilter
          counts={placement.counts}
          selected={filter.sync}
          isElsewhere={filter.differs !== undefined}
        />
        <SearchField
          size="small"
          aria-label={words.search}
          placeholder={words.search}
          value={filter.typedText}
          onChange={filter.setTypedText}
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
          resources={resources}
          caption={words.caption}
          shape={shape}
        />
      )}
      {resources?.length === 0 && (
        <Flex direction="column" gap="2" align="start" py="4">
          <Text color="secondary">
            {filter.isFiltered ? words.noMatch : words.none}
          </Text>
          {filter.isFiltered && (
            <Button size="small" variant="secondary" onPress={filter.clear}>
              {t('resources.clear')}
            </Button>
          )}
        </Flex>
      )}
      {query.hasNextPage && (
        <MoreButton
          isPending={query.isFetchingNextPage}
          onPress={() => query.fetchNextPage()}
        >
          {t('more')}
        </MoreButton>
      )}
    </>
  );
}
