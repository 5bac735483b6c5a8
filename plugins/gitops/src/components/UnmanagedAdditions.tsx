import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResourceView } from '@oneroof/plugin-gitops-common';
import { useState } from 'react';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { Attribution } from './Attribution';
import { MoreButton } from './MoreButton';
import { Value } from './Value';
import styles from './UnmanagedAdditions.module.css';

const shownAtFirst = 20;

/** Live fields that git never declared: worth knowing, no alarm. */
export function UnmanagedAdditions(props: {
  items: ResourceView['unmanaged'];
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const [isOpen, setOpen] = useState(false);
  const { items } = props;
  const shown = isOpen ? items : items.slice(0, shownAtFirst);
  return (
    <div className={styles.additions}>
      <h4 className={styles.title}>{t('drift.unmanaged')}</h4>
      <ul className={styles.list}>
        {shown.map(({ path, live, by }) => (
          <li key={path} className={styles.item}>
            <code className={styles.path}>{path}</code>
            <span>{live !== undefined && <Value value={live} />}</span>
            <span className={styles.who}>
              <Attribution by={by} />
            </span>
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
