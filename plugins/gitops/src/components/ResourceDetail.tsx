import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResourceView } from '@oneroof/plugin-gitops-common';
import { lazy, Suspense, useId, useState } from 'react';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { DriftTable } from './DriftTable';
import { RelativeTime } from './RelativeTime';
import { RowsSkeleton } from './Skeletons';
import { ViewToggle } from './ViewToggle';
import { UnmanagedAdditions } from './UnmanagedAdditions';
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

function Findings({ resource }: { resource: ResourceView }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const {
    sync,
    cause,
    lastGood,
    warnings,
    fights,
    drift,
    unmanaged,
    ignoredBy,
  } = resource;
  return (
    <>
      {cause && <p className={styles.line}>{cause.message}</p>}
      {lastGood && (
        <p className={styles.line}>
          {lastGood.health === 'none'
            ? t('drift.lastGood', { sync: t(`sync.${lastGood.sync}`) })
            : t('drift.lastGoodBoth', {
                sync: t(`sync.${lastGood.sync}`),
                health: t(`health.${lastGood.health}`),
              })}
          {' · '}
          <RelativeTime at={lastGood.observedAt} />
        </p>
      )}
      {(sync === 'missing' || sync === 'extra') && (
        <p className={styles.line}>{t(`drift.${sync}`)}</p>
      )}
      {drift.length > 0 && <DriftTable items={drift} />}
      <Sentences
        title={t('drift.fights')}
        sentences={(fights ?? []).map(fight =>
          t('drift.fight', {
            path: fight.path,
            one: fight.managers[0],
            other: fight.managers[1],
            number: `${fight.times}`,
            minutes: `${minutesOf(fight)}`,
          }),
        )}
      />
      {unmanaged.length > 0 && <UnmanagedAdditions items={unmanaged} />}
      <Sentences title={t('drift.ignored')} sentences={ignoredBy} />
      <Sentences
        title={t('drift.warnings')}
        // A cause is often a warning once more, in the same words.
        sentences={warnings
          .map(({ message }) => message)
          .filter(message => !cause?.message.includes(message))}
      />
    </>
  );
}

/** At least one: what came and went within seconds took a minute, too. */
function minutesOf({ since, until }: { since: string; until: string }): number {
  const milliseconds = new Date(until).getTime() - new Date(since).getTime();
  return Math.max(1, Math.round(milliseconds / 60_000));
}

function Sentences(props: { title: string; sentences: string[] }) {
  const titleId = useId();
  return props.sentences.length > 0 ? (
    <div>
      <h4 id={titleId} className={styles.title}>
        {props.title}
      </h4>
      <ul aria-labelledby={titleId} className={styles.sentences}>
        {props.sentences.map((sentence, index) => (
          <li key={index}>{sentence}</li>
        ))}
      </ul>
    </div>
  ) : null;
}
