import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiHistoryLine } from '@remixicon/react';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { RelativeTime } from './RelativeTime';
import styles from './Age.module.css';

/** When a target was last seen: a remark while fresh, a warning once stale. */
export function Age(props: { observedAt?: string; stale: boolean }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { observedAt, stale } = props;
  return (
    <span className={stale ? styles.stale : styles.age}>
      {stale && <RiHistoryLine className={styles.icon} aria-hidden />}
      {observedAt ? (
        <RelativeTime at={observedAt}>
          {time => t(stale ? 'stale' : 'seen', { time })}
        </RelativeTime>
      ) : (
        t('seenNever')
      )}
    </span>
  );
}
