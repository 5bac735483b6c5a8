import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { PlacementView } from '@oneroof/plugin-gitops-common';
import {
  hostsTargetTemplate,
  inventoryConfigTemplate,
  inventoryTemplate,
} from '../model/hostTemplates';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { PasteableYaml } from './PasteableYaml';
import { PlacementNotice } from './PlacementNotice';

type Advice = 'unseen' | 'unconfigured' | 'unread' | 'empty';

/** Says why a placement shows no host, and what to write where so that it shows some. */
export function NoHosts({ placement }: { placement: PlacementView }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { name, inventory = name, group = 'web' } = placement.target;
  const advice = adviceFor(placement);
  return (
    <Flex direction="column" gap="4" pt="3" style={{ maxWidth: '48rem' }}>
      <Flex direction="column" gap="1">
        <Text as="h3" variant="body-large" weight="bold">
          {t(`noHosts.${advice}.title`, { inventory, group })}
        </Text>
        <Text as="p" color="secondary">
          {t(`noHosts.${advice}.body`)}
        </Text>
      </Flex>
      <PlacementNotice placement={placement} observed={placement} />
      {advice === 'unconfigured' && (
        <PasteableYaml
          label="app-config.yaml"
          text={inventoryConfigTemplate(inventory)}
        />
      )}
      {advice === 'empty' && (
        <>
          <PasteableYaml
            label={t('noHosts.inventoryFile', { inventory })}
            text={inventoryTemplate(group)}
          />
          <PasteableYaml
            label={t('noHosts.environmentFile')}
            text={hostsTargetTemplate({ target: name, inventory, group })}
          />
        </>
      )}
    </Flex>
  );
}

function adviceFor({ cause, observedAt }: PlacementView): Advice {
  switch (cause?.code) {
    case 'not-observed':
      return 'unseen';
    case 'not-configured':
      return 'unconfigured';
    case 'empty':
      return 'empty';
    case undefined:
      return observedAt ? 'empty' : 'unseen';
    default:
      return 'unread';
  }
}
