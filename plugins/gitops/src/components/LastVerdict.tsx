import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResourceView } from '@oneroof/plugin-gitops-common';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { RelativeTime } from './RelativeTime';
import tableStyles from './Table.module.css';

/** What the verdict was before it became unknown. The exact time on hover: in a row there is no room for it. */
export function LastVerdict({ resource }: { resource: ResourceView }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { lastGood } = resource;
  return lastGood ? (
    <span className={tableStyles.quiet}>
      {' '}
      <RelativeTime at={lastGood.observedAt}>
        {() => t('resources.lastGood', { sync: t(`sync.${lastGood.sync}`) })}
      </RelativeTime>
    </span>
  ) : null;
}
