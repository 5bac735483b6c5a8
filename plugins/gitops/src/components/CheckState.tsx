import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { HostOverview, PlacementView } from '@oneroof/plugin-gitops-common';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { RelativeTime } from './RelativeTime';
import { Status } from './Status';
import { syncLooks } from './statusLooks';

/** When the playbook was last tried out on the hosts, or why that failed. Nothing where there is no playbook. */
export function CheckState(props: {
  playbook: PlacementView['playbook'];
  hosts?: HostOverview;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { checkedAt, checkCause } = props.hosts ?? {};
  if (!props.playbook || !props.hosts) {
    return null;
  }
  if (checkCause) {
    return (
      <Status look={{ ...syncLooks.unknown, tone: 'warning' }}>
        {t('hosts.checkFailed', { message: checkCause.message })}
        {checkedAt && (
          <>
            {' · '}
            <RelativeTime at={checkedAt} />
          </>
        )}
      </Status>
    );
  }
  return checkedAt ? (
    <RelativeTime at={checkedAt}>
      {time => t('hosts.checked', { time })}
    </RelativeTime>
  ) : (
    <span>{t('hosts.checkedNever')}</span>
  );
}
