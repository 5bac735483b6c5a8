import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { deliveryTemplate } from '../model/deliveryTemplate';
import { environmentTemplate } from '../model/environmentTemplate';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { PasteableYaml } from './PasteableYaml';

/** Says what to write where, while nothing is declared yet. */
export function NoBoard() {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return (
    <Flex direction="column" gap="4" style={{ maxWidth: '48rem' }}>
      <Flex direction="column" gap="1">
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('board.none')}
        </Text>
        <Text as="p" color="secondary">
          {t('board.noneBody')}
        </Text>
      </Flex>
      <PasteableYaml
        label={t('board.environmentFile')}
        text={environmentTemplate}
      />
      <PasteableYaml
        label={t('board.deliveryFile')}
        text={deliveryTemplate('component:default/payments', 'payments')}
      />
    </Flex>
  );
}
