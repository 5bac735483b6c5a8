import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DeliveryEnvironmentView } from '@oneroof/plugin-gitops-common';
import { KeyboardEvent, useId } from 'react';
import { summarizeEnvironment } from '../model/summarizeEnvironment';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { Age } from './Age';
import { CommitLink } from './CommitLink';
import { EnvironmentCauses } from './EnvironmentCauses';
import { HealthStatus, SyncStatus, useSyncWords } from './Status';
import { TargetNumbers } from './TargetNumbers';
import { Versions, versionsText } from './Versions';
import styles from './EnvironmentCard.module.css';

/** One environment in the flow. */
export interface EnvironmentCardProps {
  environment: DeliveryEnvironmentView;
  isSelected: boolean;
  /** Takes part in the tab order; one card of the flow does. */
  isTabStop: boolean;
  onSelect: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * The radio covers the whole card but is no parent of its links: a link inside a radio could not be reached with a
 * keyboard.
 */
export function EnvironmentCard(props: EnvironmentCardProps) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const syncWords = useSyncWords();
  const bodyId = useId();
  const { environment, isSelected } = props;
  const { name, title, tier } = environment.environment;
  const facts = summarizeEnvironment(environment);
  const { counts, total } = facts;
  return (
    <div
      className={`${styles.card} ${isSelected ? styles.selected : ''}`}
      data-environment={name}
    >
      <div className={styles.head}>
        <button
          type="button"
          role="radio"
          aria-checked={isSelected}
          aria-label={t('flow.cardName', {
            title: title || name,
            health: t(`health.${environment.health}`),
            sync: syncWords({ sync: environment.sync, counts, total }),
          })}
          aria-describedby={bodyId}
          tabIndex={props.isTabStop ? 0 : -1}
          className={styles.choose}
          onClick={props.onSelect}
          onKeyDown={props.onKeyDown}
        >
          <span className={styles.title}>{title || name}</span>
        </button>
        {tier && !namesTier(title || name, tier, t(`tier.${tier}`)) && (
          <span className={styles.tier}>{t(`tier.${tier}`)}</span>
        )}
      </div>
      <div id={bodyId} className={styles.body}>
        <Running environment={environment} />
        <div className={styles.verdicts}>
          <HealthStatus
            health={environment.health}
            // A cause says the same once more, below.
            reason={facts.causes.length > 0 ? undefined : facts.healthReason}
          />
          <SyncStatus sync={environment.sync} counts={counts} total={total} />
        </div>
        <EnvironmentCauses placements={facts.causes} />
        <div className={styles.foot}>
          <span className={styles.targets}>
            <TargetNumbers {...facts} />
          </span>
          <Age observedAt={facts.observedAt} stale={facts.stale} />
        </div>
      </div>
    </div>
  );
}

/** Whether a title says its tier by itself, as "Production EU" does. */
function namesTier(title: string, ...words: string[]): boolean {
  return words.some(word =>
    title
      .toLocaleLowerCase('en-US')
      .startsWith(word.toLocaleLowerCase('en-US')),
  );
}

function Running({ environment }: { environment: DeliveryEnvironmentView }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { revision, otherRevisions, notRunning } =
    summarizeEnvironment(environment);
  return (
    <div className={styles.running}>
      {environment.release && (
        <span className={styles.release}>{environment.release}</span>
      )}
      {environment.runs.length > 0 ? (
        <Versions versions={environment.runs} />
      ) : (
        <span className={styles.quiet}>{t('flow.nothingReported')}</span>
      )}
      {notRunning.length > 0 && (
        <span className={styles.differs}>
          {t('flow.gitDeclares', { versions: versionsText(notRunning) })}
        </span>
      )}
      {revision && (
        <span className={styles.link}>
          <CommitLink revision={revision} />
        </span>
      )}
      {otherRevisions > 0 && (
        <span className={styles.quiet}>
          {t('flow.otherCommits', { count: otherRevisions })}
        </span>
      )}
    </div>
  );
}
