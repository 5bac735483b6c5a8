import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  explainAttribution,
  ResourceView,
} from '@oneroof/plugin-gitops-common';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import styles from './Attribution.module.css';
import { RelativeTime } from './RelativeTime';

type By = ResourceView['drift'][number]['by'];

/** Who set a field, in words, and below it what is recorded: `kubectl through /scale · 3 hr. ago`. */
export function Attribution({ by }: { by: By }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { action, tool = '' } = explainAttribution(by);
  if (by?.time && !by.manager) {
    return (
      <RelativeTime at={by.time}>
        {time => t('drift.changed', { time })}
      </RelativeTime>
    );
  }
  const sentence = t(`drift.by.${action}`, { tool });
  if (!by?.manager) {
    return <>{sentence}</>;
  }
  const { manager, subresource, operation, time } = by;
  const applied = operation === 'Apply' ? 'managerApply' : 'manager';
  const who = subresource
    ? t('drift.managerThrough', { manager, subresource })
    : t(`drift.${applied}`, { manager });
  return (
    <>
      {sentence}
      <span className={styles.record}>
        {who}
        {time && (
          <>
            {' · '}
            <RelativeTime at={time} />
          </>
        )}
      </span>
    </>
  );
}
