import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select, Tab, TabList, TabPanel, Tabs, Text } from '@backstage/ui';
import {
  DeliveryEnvironmentView,
  PlacementView,
} from '@oneroof/plugin-gitops-common';
import { useUrlState } from '../hooks/useUrlState';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { HistoryList } from './HistoryList';
import { ResourceList } from './ResourceList';
import { useSyncWords } from './Status';
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
  const placement =
    placements.find(item => item.id === params.get('placement')) ??
    placements[0];
  const tab = params.get('tab') === 'history' ? 'history' : 'resources';
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
          onSelect={id => patch({ placement: id })}
        />
      </div>
      <Tabs
        className={styles.tabs}
        selectedKey={tab}
        onSelectionChange={key =>
          patch({ tab: key === 'history' ? 'history' : undefined })
        }
      >
        <TabList aria-label={title}>
          <Tab id="resources">{t('resources.tab')}</Tab>
          <Tab id="history">{t('history.tab')}</Tab>
        </TabList>
        <TabPanel id="resources">
          <ResourceList
            key={placement.id}
            placement={placement}
            labels={labels}
          />
        </TabPanel>
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

function PlacementChoice(props: {
  placements: PlacementView[];
  selected: PlacementView;
  onSelect: (id: string) => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const syncWords = useSyncWords();
  const { placements, selected, onSelect } = props;
  if (placements.length < 2) {
    return <Text color="secondary">{placementLabel(selected)}</Text>;
  }
  return (
    <Select
      className={styles.choice}
      aria-label={t('resources.placement')}
      size="small"
      options={placements.map(placement => ({
        id: placement.id,
        label: placementLabel(placement),
        description: syncWords({ sync: placement.sync }),
      }))}
      value={selected.id}
      onChange={key => key !== null && onSelect(String(key))}
    />
  );
}

function placementLabel({ target, namespace }: PlacementView): string {
  return namespace ? `${target.name} / ${namespace}` : target.name;
}
