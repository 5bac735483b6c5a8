import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResourceView } from '@oneroof/plugin-gitops-common';
import { maskedValue } from '@oneroof/plugin-gitops-common';
import { useState } from 'react';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { Attribution } from './Attribution';
import { MoreButton } from './MoreButton';
import { Value } from './Value';
import styles from './DriftTable.module.css';

type DriftItem = ResourceView['drift'][number];

/** Paths shown before a reader asks for all: a replaced object can differ in thousands. */
const shownAtFirst = 100;

/** The exact paths that differ: what git says, what is live, who changed it and when. */
export function DriftTable({ items }: { items: DriftItem[] }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? items : items.slice(0, shownAtFirst);
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('drift.path')}</th>
            <th scope="col">{t('drift.git')}</th>
            <th scope="col">{t('drift.live')}</th>
            <th scope="col">{t('drift.who')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(item => (
            <DriftRow key={`${item.op} ${item.path}`} item={item} />
          ))}
        </tbody>
      </table>
      {shown.length < items.length && (
        <MoreButton onPress={() => setOpen(true)}>
          {t('drift.showAll', { number: String(items.length) })}
        </MoreButton>
      )}
    </>
  );
}

function DriftRow({ item }: { item: DriftItem }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const isMasked = item.desired === maskedValue || item.live === maskedValue;
  return (
    <tr>
      <th scope="row" className={styles.path}>
        {item.path}
      </th>
      {isMasked ? (
        <td colSpan={2} className={styles.absent}>
          {t('drift.masked')}
        </td>
      ) : (
        <>
          <td className={item.op === 'remove' ? styles.absent : styles.git}>
            {item.op === 'remove' ? (
              t('drift.absentGit')
            ) : (
              <Value value={item.desired} />
            )}
          </td>
          <td className={item.op === 'add' ? styles.absent : styles.live}>
            {item.op === 'add' ? (
              t('drift.absentLive')
            ) : (
              <Value value={item.live} />
            )}
          </td>
        </>
      )}
      <td className={styles.who}>
        <Attribution by={item.by} />
      </td>
    </tr>
  );
}
