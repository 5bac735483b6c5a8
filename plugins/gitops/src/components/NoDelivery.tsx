import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { deliveryAnnotation } from '@oneroof/plugin-gitops-common';
import { deliveryTemplate } from '../model/deliveryTemplate';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { PasteableYaml } from './PasteableYaml';

/** Says what to write where, for a component without a delivery. Absent and forbidden read alike on purpose. */
export function NoDelivery(props: { component: string; name: string }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return (
    <Flex direction="column" gap="4" style={{ maxWidth: '48rem' }}>
      <Flex direction="column" gap="1">
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('empty.title')}
        </Text>
        <Text as="p" color="secondary">
          {t('empty.body', { name: props.name })}
        </Text>
      </Flex>
      <Text as="p">{t('empty.where')}</Text>
      <PasteableYaml
        label="delivery.yaml"
        text={deliveryTemplate(props.component, props.name)}
      />
      <Text as="p" color="secondary" variant="body-small">
        {t('empty.annotation', { annotation: deliveryAnnotation })}
      </Text>
    </Flex>
  );
}
