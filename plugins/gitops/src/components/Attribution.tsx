import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResourceView } from '@oneroof/plugin-gitops-common';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { RelativeTime } from './RelativeTime';

type By = ResourceView['drift'][number]['by'];

/** Who set a field and when: `kubectl-scale through /scale · 3 hr. ago`. */
export function Attribution({ by }: { by: By }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  if (!by?.manager) {
    return <>{t('drift.nobody')}</>;
  }
  const { manager, subresource, operation, time } = by;
  const applied = operation === 'Apply' ? 'byManagerApply' : 'byManager';
  const who = subresource
    ? t('drift.byManagerThrough', { manager, subresource })
    : t(`drift.${applied}`, { manager });
  return (
    <>
      {who}
      {time && (
        <>
          {' · '}
          <RelativeTime at={time} />
        </>
      )}
    </>
  );
}
