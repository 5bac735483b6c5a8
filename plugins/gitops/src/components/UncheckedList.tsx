import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResourceView } from '@oneroof/plugin-gitops-common';
import { useId, useState } from 'react';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { MoreButton } from './MoreButton';
import detailStyles from './ResourceDetail.module.css';
import styles from './UncheckedList.module.css';

const shownAtFirst = 20;

/** What git declares and could not be checked on a host, each with the reason. */
export function UncheckedList(props: {
  items: NonNullable<ResourceView['unchecked']>;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const titleId = useId();
  const [isOpen, setOpen] = useState(false);
  const { items } = props;
  if (items.length === 0) {
    return null;
  }
  const shown = isOpen ? items : items.slice(0, shownAtFirst);
  return (
    <div className={styles.unchecked}>
      <h4 id={titleId} className={detailStyles.title}>
        {t('hosts.unchecked')}
      </h4>
      <ul aria-labelledby={titleId} className={styles.list}>
        {shown.map(({ path, reason }, index) => (
          <li key={index} className={styles.item}>
            <code className={styles.path}>{path}</code>
            <span className={styles.reason}>{reason}</span>
          </li>
        ))}
      </ul>
      {shown.length < items.length && (
        <MoreButton onPress={() => setOpen(true)}>
          {t('drift.showAll', { number: String(items.length) })}
        </MoreButton>
      )}
    </div>
  );
}
