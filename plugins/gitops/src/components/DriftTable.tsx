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
export function DriftTable(props: {
  items: DriftItem[];
  /** Of a host: nobody records who changed it, and what must not be there is declared as such. */
  isHost?: boolean;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const [isOpen, setOpen] = useState(false);
  const { items, isHost = false } = props;
  const hasWho = !isHost || items.some(({ by }) => by);
  const shown = isOpen ? items : items.slice(0, shownAtFirst);
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('drift.path')}</th>
            <th scope="col">{t('drift.git')}</th>
            <th scope="col">{t('drift.live')}</th>
            {hasWho && (
              <th scope="col">{t(isHost ? 'drift.when' : 'drift.who')}</th>
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map(item => (
            <DriftRow
              key={`${item.op} ${item.path}`}
              item={item}
              isHost={isHost}
              hasWho={hasWho}
            />
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

function DriftRow(props: {
  item: DriftItem;
  isHost: boolean;
  hasWho: boolean;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { item, isHost, hasWho } = props;
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
          <Side
            className={styles.git}
            value={item.desired}
            words={
              item.op === 'remove' &&
              t(isHost ? 'drift.unwantedHost' : 'drift.absentGit')
            }
            fallback={t('drift.declared')}
          />
          <Side
            className={styles.live}
            value={item.live}
            words={
              item.op === 'add' &&
              t(isHost ? 'drift.absentHost' : 'drift.absentLive')
            }
            fallback={t(
              item.op === 'remove' ? 'drift.present' : 'drift.notShown',
            )}
          />
        </>
      )}
      {hasWho && (
        <td className={styles.who}>
          {(!isHost || item.by) && <Attribution by={item.by} />}
        </td>
      )}
    </tr>
  );
}

function Side(props: {
  className: string;
  value: unknown;
  /** Instead of the value. */
  words: string | false;
  /** Where there is no value to show, since it may hold a secret. */
  fallback: string;
}) {
  const { value, words, fallback } = props;
  return words !== false || value === undefined ? (
    <td className={styles.absent}>{words || fallback}</td>
  ) : (
    <td className={props.className}>
      <Value value={value} />
    </td>
  );
}
