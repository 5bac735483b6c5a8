import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { BoardRow, EnvironmentSummary } from '@oneroof/plugin-gitops-common';
import { Text } from '@backstage/ui';
import { useEffect, useRef } from 'react';
import { useRowWindow } from '../hooks/useRowWindow';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { BoardCells } from './BoardCells';
import { SpacerRow } from './SpacerRow';
import styles from './BoardTable.module.css';
import tableStyles from './Table.module.css';

/** Rows before the end of the loaded ones at which the next page is asked for. */
const lookAhead = 20;

/** The board as a table: a row for each component, a column for each environment. Only rows in view exist. */
export function BoardTable(props: {
  rows: BoardRow[];
  environments: EnvironmentSummary[];
  hasMore: boolean;
  isLoadingMore: boolean;
  onMore: () => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { rows, environments, hasMore, isLoadingMore, onMore } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const view = useRowWindow({
    scroller,
    count: rows.length,
    rowHeight: 56,
    keyOf: index => `${rows[index].component} ${rows[index].delivery}`,
  });
  const lastShown = view.items[view.items.length - 1]?.index ?? 0;
  useEffect(() => {
    if (hasMore && !isLoadingMore && lastShown >= rows.length - lookAhead) {
      onMore();
    }
  }, [hasMore, isLoadingMore, lastShown, rows.length, onMore]);

  return (
    <>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={scroller} className={styles.scroller} tabIndex={0}>
        <table
          className={`${tableStyles.table} ${styles.board}`}
          aria-rowcount={hasMore ? -1 : rows.length + 1}
        >
          <caption className={tableStyles.caption}>
            {t('board.caption')}
          </caption>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" className={styles.component}>
                {t('board.component')}
              </th>
              {environments.map(({ name, title, tier }) => (
                <th key={name} scope="col" title={tier && t(`tier.${tier}`)}>
                  {title || name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <SpacerRow height={view.before} columns={environments.length + 1} />
            {view.items.map(({ index, key }) => (
              <tr
                key={key}
                ref={view.measure}
                data-index={index}
                aria-rowindex={index + 2}
              >
                <BoardCells row={rows[index]} environments={environments} />
              </tr>
            ))}
            <SpacerRow height={view.after} columns={environments.length + 1} />
          </tbody>
        </table>
      </div>
      <Text color="secondary" variant="body-small" role="status">
        {hasMore
          ? t('board.rowsSoFar', { number: String(rows.length) })
          : t('board.rows', { count: rows.length })}
      </Text>
    </>
  );
}
