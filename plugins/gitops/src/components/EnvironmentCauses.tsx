import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PlacementView } from '@oneroof/plugin-gitops-common';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { RelativeTime } from './RelativeTime';
import styles from './EnvironmentCauses.module.css';

/** Why an environment is unknown, with what was last known. Nothing where everything is known. */
export function EnvironmentCauses(props: {
  placements: PlacementView[];
  /** Without a frame, for places that have one. */
  isPlain?: boolean;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const [first, ...others] = props.placements;
  if (!first?.cause) {
    return null;
  }
  const { lastGood } = first;
  return (
    <div className={`${styles.causes} ${props.isPlain ? '' : styles.framed}`}>
      <span className={styles.cause} title={first.cause.message}>
        {first.cause.message}
      </span>
      {lastGood && (
        <span className={styles.lastGood}>
          {t('flow.lastGood', {
            sync: t(`sync.${lastGood.sync}`),
            health: t(`health.${lastGood.health}`),
          })}
          {' · '}
          <RelativeTime at={lastGood.observedAt} />
        </span>
      )}
      {others.length > 0 && (
        <span className={styles.lastGood}>
          {t('flow.moreCauses', { count: others.length })}
        </span>
      )}
    </div>
  );
}
