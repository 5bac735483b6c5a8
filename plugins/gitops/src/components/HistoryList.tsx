import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { HistoryEntry } from '@oneroof/plugin-gitops-common';
import { useHistory } from '../hooks/useHistory';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { HistoryChange } from './HistoryChange';
import { MoreButton } from './MoreButton';
import { QueryFailure } from './QueryFailure';
import { RelativeTime } from './RelativeTime';
import type { PlacementLabels } from './ResourceList';
import { RowsSkeleton } from './Skeletons';
import tableStyles from './Table.module.css';

/** What changed on a placement, newest first. */
export function HistoryList(props: {
  placementId: string;
  labels: PlacementLabels;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const query = useHistory(props.placementId);
  const entries = query.data?.pages.flatMap(page => page.items);
  return (
    <Flex direction="column" gap="3" pt="3">
      {query.error && (
        <QueryFailure
          error={query.error}
          isBesideData={Boolean(entries)}
          onRetry={() => query.refetch()}
        />
      )}
      {query.isPending && <RowsSkeleton />}
      {entries?.length === 0 && (
        <Text color="secondary">{t('history.none')}</Text>
      )}
      {entries && entries.length > 0 && (
        <HistoryTable
          entries={entries}
          caption={t('history.caption', {
            title: props.labels.environment,
            target: props.labels.target,
          })}
        />
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

function HistoryTable(props: { entries: HistoryEntry[]; caption: string }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return (
    <div className={tableStyles.scroller}>
      <table className={tableStyles.table}>
        <caption className={tableStyles.caption}>{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={tableStyles.number}>
              {t('history.when')}
            </th>
            <th scope="col">{t('history.what')}</th>
            <th scope="col">{t('history.change')}</th>
          </tr>
        </thead>
        <tbody>
          {props.entries.map(entry => (
            <tr key={entry.id}>
              <td className={`${tableStyles.number} ${tableStyles.quiet}`}>
                <RelativeTime at={entry.at} />
              </td>
              <td className={tableStyles.nowrap}>
                {t(`history.type.${entry.type}`)}
              </td>
              <td>
                <HistoryChange entry={entry} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
