import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import {
  maskedValue,
  ResourceDocuments,
  ResourceView,
} from '@oneroof/plugin-gitops-common';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useDocuments } from '../hooks/useDocuments';
import { declaredDocuments } from '../model/declaredDocuments';
import { documentText } from '../model/documentText';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { createMergeView } from './createMergeView';
import { QueryFailure } from './QueryFailure';
import { RowsSkeleton } from './Skeletons';
import { ViewToggle } from './ViewToggle';
import styles from './DocumentDiff.module.css';

/** What git declares and what is live, side by side as documents. Read-only. */
export function DocumentDiff(props: {
  placementId: string;
  resource: ResourceView;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { placementId, resource } = props;
  const query = useDocuments(placementId, resource.key);
  if (query.isPending) {
    return <RowsSkeleton />;
  }
  if (query.error && !query.data) {
    return <QueryFailure error={query.error} onRetry={() => query.refetch()} />;
  }
  if (!query.data?.desired && !query.data?.live) {
    return <Text color="secondary">{t('documents.gone')}</Text>;
  }
  return <Documents documents={query.data} drift={resource.drift} />;
}

type Extent = 'declared' | 'everything';

/** Only what git declares at first: what the server fills in by itself would hide the one line that matters. */
function Documents(props: {
  documents: ResourceDocuments;
  drift: ResourceView['drift'];
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { documents, drift } = props;
  const { desired, live } = documents;
  const [extent, setExtent] = useState<Extent>('declared');
  const masked = t('drift.masked');
  const declared = useMemo(() => {
    const shown = drift.map(item =>
      item.live === maskedValue ? { ...item, live: masked } : item,
    );
    return desired && live && declaredDocuments(desired, shown);
  }, [desired, live, drift, masked]);
  const shown = declared && extent === 'declared' ? declared : documents;
  return (
    <>
      {declared && (
        <ViewToggle
          label={t('documents.views')}
          views={[
            { id: 'declared', title: t('documents.declared') },
            { id: 'everything', title: t('documents.everything') },
          ]}
          view={extent}
          onChange={setExtent}
        />
      )}
      <SideBySide documents={shown} />
    </>
  );
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
    () => ({
      git: t('documents.git'),
      live: t('documents.live'),
      unchangedLines: t('documents.unchangedLines', { number: '$' }),
    }),
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
