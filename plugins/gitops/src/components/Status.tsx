import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ReactNode } from 'react';
import { PlacementSync, ResourceHealth, SyncCounts } from '../api/queries';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { Look, healthLooks, syncLooks } from './statusLooks';
import styles from './Status.module.css';

/** An icon with its words beside it. */
export function Status({
  look,
  children,
}: {
  look: Look;
  children: ReactNode;
}) {
  return (
    <span className={`${styles.status} ${styles[look.tone]}`}>
      <StatusIcon look={look} />
      <span>{children}</span>
    </span>
  );
}

/** The icon alone, for places that carry the words in their accessible name. */
export function StatusIcon({ look }: { look: Look }) {
  const Icon = look.icon;
  return (
    <span className={`${styles.status} ${styles[look.tone]}`} aria-hidden>
      <Icon
        className={`${styles.icon} ${look.isTurning ? styles.turning : ''}`}
      />
    </span>
  );
}

/** Health in icon and words. */
export function HealthStatus(props: {
  health: ResourceHealth;
  reason?: string;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  // That something does not exist is all that there is to say of what is missing.
  const reason = props.health === 'missing' ? undefined : props.reason;
  return (
    <Status look={healthLooks[props.health]}>
      {t(`health.${props.health}`)}
      {reason ? ` · ${reason}` : ''}
    </Status>
  );
}

/** A sync verdict in icon and words, with its number of resources where that is known. */
export function SyncStatus(props: {
  sync: PlacementSync;
  counts?: SyncCounts;
  total?: number;
}) {
  const words = useSyncWords();
  return <Status look={syncLooks[props.sync]}>{words(props)}</Status>;
}

/** A sync verdict in words: `drifted 2 of 14`. */
export function useSyncWords() {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return (props: {
    sync: PlacementSync;
    counts?: SyncCounts;
    total?: number;
  }): string => {
    const { sync, counts, total } = props;
    const verdict = t(`sync.${sync}`);
    const number = sync === 'pending' ? undefined : counts?.[sync];
    if (!total || !number) {
      return verdict;
    }
    return number === total
      ? t('countedAll', { verdict, number: String(number) })
      : t('counted', {
          verdict,
          number: String(number),
          total: String(total),
        });
  };
}
