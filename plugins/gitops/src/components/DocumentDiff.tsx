import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { ResourceDocuments } from '@oneroof/plugin-gitops-common';
import { useEffect, useMemo, useRef } from 'react';
import { useDocuments } from '../hooks/useDocuments';
import { documentText } from '../model/documentText';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { createMergeView } from './createMergeView';
import { QueryFailure } from './QueryFailure';
import { RowsSkeleton } from './Skeletons';
import styles from './DocumentDiff.module.css';

/** What git declares and what is live, side by side as documents. Read-only. */
export function DocumentDiff(props: {
  placementId: string;
  resourceKey: string;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const query = useDocuments(props.placementId, props.resourceKey);
  if (query.isPending) {
    return <RowsSkeleton />;
  }
  if (query.error && !query.data) {
    return <QueryFailure error={query.error} onRetry={() => query.refetch()} />;
  }
  if (!query.data?.desired && !query.data?.live) {
    return <Text color="secondary">{t('documents.gone')}</Text>;
  }
  return <SideBySide documents={query.data} />;
}

function SideBySide({ documents }: { documents: ResourceDocuments }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { desired, live } = documents;
  const parent = useRef<HTMLDivElement>(null);
  const texts = useMemo(
    () => ({
      git: desired ? documentText(desired) : '',
      live: live ? documentText(live) : '',
    }),
    [desired, live],
  );
  const labels = useMemo(
    () => ({ git: t('documents.git'), live: t('documents.live') }),
    [t],
  );
  useEffect(() => {
    if (!parent.current) {
      return undefined;
    }
    const view = createMergeView(parent.current, texts, labels);
    return () => view.destroy();
  }, [texts, labels]);

  return (
    <div className={styles.documents}>
      <div className={styles.heads}>
        <span>{desired ? labels.git : t('documents.absentGit')}</span>
        <span>{live ? labels.live : t('documents.absentLive')}</span>
      </div>
      <div ref={parent} className={styles.editors} />
      <p className={styles.hint}>{t('documents.hint')}</p>
    </div>
  );
}
