import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResourceView } from '@oneroof/plugin-gitops-common';
import { lazy, Suspense, useState } from 'react';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { Findings } from './Findings';
import { RowsSkeleton } from './Skeletons';
import { ViewToggle } from './ViewToggle';
import styles from './ResourceDetail.module.css';

// CodeMirror weighs more than the rest of the page; only those who open documents load it.
const DocumentDiff = lazy(() =>
  import('./DocumentDiff').then(module => ({ default: module.DocumentDiff })),
);

type View = 'paths' | 'documents';

/** What differs in a resource, as a list of paths or as two documents. */
export function ResourceDetail(props: {
  placementId: string;
  resource: ResourceView;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { placementId, resource } = props;
  const [view, setView] = useState<View>('paths');
  return (
    <div className={styles.detail}>
      {resource.hasDocuments && (
        <ViewToggle
          label={t('drift.views')}
          views={[
            { id: 'paths', title: t('drift.viewPaths') },
            { id: 'documents', title: t('drift.viewDocuments') },
          ]}
          view={view}
          onChange={setView}
        />
      )}
      {view === 'paths' ? (
        <Findings resource={resource} />
      ) : (
        <Suspense fallback={<RowsSkeleton />}>
          <DocumentDiff placementId={placementId} resource={resource} />
        </Suspense>
      )}
    </div>
  );
}
