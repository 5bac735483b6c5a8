import { Content, Header, Page } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Board } from '../components/Board';
import { GitopsRoot } from '../components/GitopsRoot';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';

/** The page "Delivery" with the header that the old frontend system leaves to each page. */
export function LegacyDeliveryPage() {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return (
    <Page themeId="tool">
      <Header title={t('page.title')} />
      <Content>
        <GitopsRoot>
          <Board />
        </GitopsRoot>
      </Content>
    </Page>
  );
}
