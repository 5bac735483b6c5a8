import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { BoardRow, EnvironmentSummary } from '@oneroof/plugin-gitops-common';
import { memo } from 'react';
import { Link } from 'react-router-dom';
import { useDeliveryPath } from '../hooks/useDeliveryPath';
import { entityRefLabel } from '../model/entityRefLabel';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { BoardChip } from './BoardChip';
import styles from './BoardTable.module.css';
import tableStyles from './Table.module.css';

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

/**
 * The cells of one component. Remembered: each step of scrolling would else render all chips in view again.
 */
export const BoardCells = memo(Cells);
