import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import { useBoard, useBoardFrame } from '../hooks/useBoard';
import { useBoardFilter } from '../hooks/useBoardFilter';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { BoardFilters } from './BoardFilters';
import { BoardTable } from './BoardTable';
import { DeclarationProblems } from './DeclarationProblems';
import { NoBoard } from './NoBoard';
import { QueryFailure } from './QueryFailure';
import { RowsSkeleton } from './Skeletons';

/** Components by environments: what runs where across the fleet. */
export function Board() {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { filter, isFiltered, patch } = useBoardFilter();
  const { environments, owners, problems } = useBoardFrame();
  const board = useBoard(filter);
  const rows = board.data?.pages.flatMap(page => page.items);
  const columns = environments.data?.items;
  const error = board.error ?? environments.error;
  const retry = () => {
    board.refetch();
    environments.refetch();
  };

  return (
    <Flex direction="column" gap="4">
      <BoardFilters
        filter={filter}
        owners={owners.data?.items ?? []}
        onChange={patch}
      />
      <DeclarationProblems problems={problems.data?.items ?? []} />
      {error && (
        <QueryFailure
          error={error}
          isBesideData={Boolean(rows && columns)}
          onRetry={retry}
        />
      )}
      {!error && (!rows || !columns) && <RowsSkeleton rows={12} />}
      {rows && columns && rows.length > 0 && (
        <BoardTable
          rows={rows}
          environments={columns}
          hasMore={board.hasNextPage}
          isLoadingMore={board.isFetchingNextPage}
          onMore={board.fetchNextPage}
        />
      )}
      {rows?.length === 0 && isFiltered && (
        <Flex direction="column" gap="2" align="start" py="4">
          <Text color="secondary">{t('board.noMatch')}</Text>
          <Button
            size="small"
            variant="secondary"
            onPress={() =>
              patch({
                text: undefined,
                owner: undefined,
                sync: undefined,
                health: undefined,
              })
            }
          >
            {t('board.clear')}
          </Button>
        </Flex>
      )}
      {rows?.length === 0 && !isFiltered && <NoBoard />}
    </Flex>
  );
}
