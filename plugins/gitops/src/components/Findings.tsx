import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResourceView } from '@oneroof/plugin-gitops-common';
import { isHost } from '../model/isHost';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { DriftTable } from './DriftTable';
import { RelativeTime } from './RelativeTime';
import { Sentences } from './Sentences';
import { UnmanagedAdditions } from './UnmanagedAdditions';
import styles from './ResourceDetail.module.css';

/** All that is known of a resource's verdict: its cause, what differs, who is at odds, which rules and warnings apply. */
export function Findings({ resource }: { resource: ResourceView }) {
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
  const isMachine = isHost(resource);
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
      {(sync === 'missing' || sync === 'extra') && !isMachine && (
        <p className={styles.line}>{t(`drift.${sync}`)}</p>
      )}
      {drift.length > 0 && <DriftTable items={drift} isHost={isMachine} />}
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
