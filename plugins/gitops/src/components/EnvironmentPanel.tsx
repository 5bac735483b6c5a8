import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select, Tab, TabList, TabPanel, Tabs, Text } from '@backstage/ui';
import {
  DeliveryEnvironmentView,
  PlacementView,
} from '@oneroof/plugin-gitops-common';
import { useState } from 'react';
import { noResourceFilter } from '../hooks/useResourceFilter';
import { useUrlState } from '../hooks/useUrlState';
import { resourceVerdicts } from '../model/verdicts';
import { worstPlacement } from '../model/worstPlacement';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { HistoryList } from './HistoryList';
import { HostList } from './HostList';
import { PlacementLabels, ResourceList } from './ResourceList';
import { useSyncWords } from './Status';
import { SyncRunList } from './SyncRunList';
import styles from './EnvironmentPanel.module.css';

/** What the chosen environment holds: its resources, and what changed there. */
export function EnvironmentPanel(props: {
  environment: DeliveryEnvironmentView;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const [params, patch] = useUrlState();
  const { environment } = props;
  const { placements } = environment;
  const title = environment.environment.title || environment.environment.name;
  // What became well must not disappear from before its reader's eyes: the worst one is chosen once.
  const [openedId] = useState(() => worstPlacement(placements)?.id);
  const placement =
    placements.find(item => item.id === params.get('placement')) ??
    placements.find(item => item.id === openedId) ??
    placements[0];
  const hasHosts = placement?.target.type === 'hosts';
  const tabs = hasHosts
    ? (['resources', 'syncs', 'history'] as const)
    : (['resources', 'history'] as const);
  const tab = tabs.find(item => item === params.get('tab')) ?? 'resources';
  if (!placement) {
    return <Text color="secondary">{t('flow.noTargets')}</Text>;
  }
  const labels = { environment: title, target: placement.target.name };
  return (
    <section aria-label={title} className={styles.panel}>
      <div className={styles.head}>
        <Text as="h2" variant="title-x-small" weight="bold">
          {title}
        </Text>
        <PlacementChoice
          placements={placements}
          selected={placement}
          onSelect={id => patch({ placement: id, ...noResourceFilter })}
        />
      </div>
      <Tabs
        className={styles.tabs}
        selectedKey={tab}
        onSelectionChange={key =>
          patch({ tab: key === 'resources' ? undefined : String(key) })
        }
      >
        <TabList aria-label={title}>
          <Tab id="resources">
            {t(hasHosts ? 'hosts.tab' : 'resources.tab')}
          </Tab>
          {hasHosts && <Tab id="syncs">{t('syncRun.tab')}</Tab>}
          <Tab id="history">{t('history.tab')}</Tab>
        </TabList>
        <TabPanel id="resources">
          <Holdings key={placement.id} placement={placement} labels={labels} />
        </TabPanel>
        {hasHosts && (
          <TabPanel id="syncs">
            <SyncRunList
              key={placement.id}
              placement={placement}
              labels={labels}
            />
          </TabPanel>
        )}
        <TabPanel id="history">
          <HistoryList
            key={placement.id}
            placementId={placement.id}
            labels={labels}
          />
        </TabPanel>
      </Tabs>
    </section>
  );
}

function Holdings(props: {
  placement: PlacementView;
  labels: PlacementLabels;
}) {
  return props.placement.target.type === 'hosts' ? (
    <HostList {...props} />
  ) : (
    <ResourceList {...props} />
  );
}

function PlacementChoice(props: {
  placements: PlacementView[];
  selected: PlacementView;
  onSelect: (id: string) => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const syncWords = useSyncWords();
  const { placements, selected, onSelect } = props;
  const label = ({ target, namespace, hostCount }: PlacementView) => {
    const hosts = hostCount ? t('flow.hosts', { count: hostCount }) : undefined;
    const place = [target.name, target.group ?? namespace]
      .filter(Boolean)
      .join(' / ');
    return hosts ? `${place} · ${hosts}` : place;
  };
  const description = ({ sync, counts }: PlacementView) => {
    const total = resourceVerdicts.reduce((sum, item) => sum + counts[item], 0);
    return syncWords({ sync, counts, total });
  };
  if (placements.length < 2) {
    return <Text color="secondary">{label(selected)}</Text>;
  }
  return (
    <Select
      className={styles.choice}
      aria-label={t('resources.placement')}
      size="small"
      options={placements.map(placement => ({
        id: placement.id,
        label: label(placement),
        description: description(placement),
      }))}
      value={selected.id}
      onChange={key => key !== null && onSelect(String(key))}
    />
  );
}
