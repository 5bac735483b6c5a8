import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { deliveryAnnotation } from '@oneroof/plugin-gitops-common';
import { useState } from 'react';
import {
  deliveryTemplate,
  hostsDeliveryTemplate,
} from '../model/deliveryTemplate';
import { gossTemplate } from '../model/hostTemplates';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { PasteableYaml } from './PasteableYaml';
import { ViewToggle } from './ViewToggle';

type Kind = 'clusters' | 'hosts';

/** Says what to write where, for a component without a delivery. Absent and forbidden read alike on purpose. */
export function NoDelivery(props: { component: string; name: string }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const [kind, setKind] = useState<Kind>('clusters');
  const { component, name } = props;
  return (
    <Flex direction="column" gap="4" style={{ maxWidth: '48rem' }}>
      <Flex direction="column" gap="1">
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('empty.title')}
        </Text>
        <Text as="p" color="secondary">
          {t('empty.body', { name })}
        </Text>
      </Flex>
      <Text as="p">{t('empty.where')}</Text>
      <ViewToggle<Kind>
        label={t('empty.kinds')}
        views={[
          { id: 'clusters', title: t('empty.clusters') },
          { id: 'hosts', title: t('empty.hosts') },
        ]}
        view={kind}
        onChange={setKind}
      />
      {/* With keys of their own, so that none says "copied" of what the other held. */}
      <PasteableYaml
        key={kind}
        label="delivery.yaml"
        text={
          kind === 'hosts'
            ? hostsDeliveryTemplate(component, name)
            : deliveryTemplate(component, name)
        }
      />
      {kind === 'hosts' && (
        <PasteableYaml label={t('empty.gossFile')} text={gossTemplate} />
      )}
      <Text as="p" color="secondary" variant="body-small">
        {t('empty.annotation', { annotation: deliveryAnnotation })}
      </Text>
    </Flex>
  );
}
