import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { BoardRow, EnvironmentSummary } from '@oneroof/plugin-gitops-common';
import { Text } from '@backstage/ui';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router-dom';
import { useDeliveryPath } from '../hooks/useDeliveryPath';
import { useRowWindow } from '../hooks/useRowWindow';
import { entityRefLabel } from '../model/entityRefLabel';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { BoardChip } from './BoardChip';
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
    rowHeight: 61,
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
                <Cells row={rows[index]} environments={environments} />
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

function Cells(props: { row: BoardRow; environments: EnvironmentSummary[] }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const path = useDeliveryPath();
  const { row, environments } = props;
  const component = parseEntityRef(row.component);
  const name = row.title || component.name;
  return (
    <>
      <th scope="row" className={styles.component}>
        <Link to={path(component)} className={styles.name}>
          {name}
        </Link>
        <span className={styles.owner}>
          {row.owner ? entityRefLabel(row.owner) : t('noOwner')}
        </span>
      </th>
      {environments.map(environment => {
        const cell = row.cells.find(
          item => item.environment === environment.name,
        );
        return (
          <td key={environment.name} className={styles.cell}>
            {cell ? (
              <BoardChip
                cell={cell}
                component={name}
                environment={environment.title || environment.name}
                href={path(component, environment.name)}
              />
            ) : (
              <span className={styles.absent}>
                <span aria-hidden>–</span>
                <span className={tableStyles.caption}>
                  {t('board.notDelivered', {
                    environment: environment.title || environment.name,
                  })}
                </span>
              </span>
            )}
          </td>
        );
      })}
    </>
  );
}
