import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { PlacementView, SyncRun } from '@oneroof/plugin-gitops-common';
import { useLanguage } from '../hooks/useLanguage';
import { useSyncs } from '../hooks/useSyncs';
import { durationText } from '../model/durationText';
import { entityRefLabel } from '../model/entityRefLabel';
import { playbookTemplate } from '../model/hostTemplates';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { MoreButton } from './MoreButton';
import { PasteableYaml } from './PasteableYaml';
import { QueryFailure } from './QueryFailure';
import { RelativeTime } from './RelativeTime';
import type { PlacementLabels } from './ResourceList';
import { RowsSkeleton } from './Skeletons';
import { SyncRunOutcome } from './SyncRunOutcome';
import tableStyles from './Table.module.css';

/** The sync runs of a placement, newest first. */
export function SyncRunList(props: {
  placement: PlacementView;
  labels: PlacementLabels;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { placement } = props;
  const query = useSyncs(placement.id);
  const runs = query.data?.pages.flatMap(page => page.items);
  return (
    <Flex direction="column" gap="3" pt="3">
      {query.error && (
        <QueryFailure
          error={query.error}
          isBesideData={Boolean(runs)}
          onRetry={() => query.refetch()}
        />
      )}
      {query.isPending && <RowsSkeleton />}
      {runs?.length === 0 && <NoRuns placement={placement} />}
      {runs && runs.length > 0 && (
        <RunTable
          runs={runs}
          caption={t('syncRun.caption', {
            title: props.labels.environment,
            target: props.labels.target,
          })}
        />
      )}
      {query.hasNextPage && (
        <MoreButton
          isPending={query.isFetchingNextPage}
          onPress={() => query.fetchNextPage()}
        >
          {t('more')}
        </MoreButton>
      )}
    </Flex>
  );
}

/** Says how to come to a first run: by the button, or by naming what it would run. */
function NoRuns({ placement }: { placement: PlacementView }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { canSync, playbook } = placement;
  if (playbook) {
    return (
      <Text color="secondary">
        {t(canSync?.allowed ? 'syncRun.none' : 'syncRun.noneYet')}
      </Text>
    );
  }
  return (
    <Flex direction="column" gap="3" style={{ maxWidth: '48rem' }}>
      <Text color="secondary">
        {t('syncRun.noneYet')} {t('syncRun.noPlaybook')}
      </Text>
      <PasteableYaml
        label={t('syncRun.deliveryFile')}
        text={playbookTemplate(placement.target.name, placement.path)}
      />
    </Flex>
  );
}

function RunTable(props: { runs: SyncRun[]; caption: string }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const language = useLanguage();
  return (
    <div className={tableStyles.scroller}>
      <table className={tableStyles.table}>
        <caption className={tableStyles.caption}>{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={tableStyles.number}>
              {t('history.when')}
            </th>
            <th scope="col">{t('syncRun.outcome')}</th>
            <th scope="col">{t('syncRun.requestedBy')}</th>
            <th scope="col" className={tableStyles.number}>
              {t('syncRun.took')}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.runs.map(run => (
            <tr key={run.id}>
              <td className={`${tableStyles.number} ${tableStyles.quiet}`}>
                <RelativeTime at={run.requestedAt} />
              </td>
              <td>
                <SyncRunOutcome run={run} />
              </td>
              <td className={tableStyles.nowrap}>
                <span title={run.requestedBy}>
                  {entityRefLabel(run.requestedBy)}
                </span>
              </td>
              <td className={`${tableStyles.number} ${tableStyles.quiet}`}>
                {run.startedAt &&
                  run.finishedAt &&
                  durationText(run.startedAt, run.finishedAt, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
