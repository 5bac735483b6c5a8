import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { ReactNode } from 'react';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import styles from './Skeletons.module.css';

function Loading(props: { className: string; children: ReactNode }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return (
    <div role="status" aria-busy className={props.className}>
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      {props.children}
    </div>
  );
}

/** The flow of cards, before it is known. */
export function FlowSkeleton() {
  return (
    <Loading className={styles.flow}>
      {[0, 1, 2].map(index => (
        <Skeleton key={index} height={188} className={styles.card} />
      ))}
    </Loading>
  );
}

/** Rows of a table, before they are known. */
export function RowsSkeleton(props: { rows?: number }) {
  return (
    <Loading className={styles.rows}>
      {Array.from({ length: props.rows ?? 6 }, (_, index) => (
        <Skeleton key={index} height={32} width="100%" />
      ))}
    </Loading>
  );
}
