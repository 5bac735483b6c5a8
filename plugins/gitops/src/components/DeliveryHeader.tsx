import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Button, VisuallyHidden } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { DeliveryView } from '@oneroof/plugin-gitops-common';
import { ComponentRef } from '../api/queries';
import { useMayRefresh } from '../hooks/useMayRefresh';
import { DatedDelivery, useRefresh } from '../hooks/useRefresh';
import { errorKind, errorMessage } from '../model/errorKind';
import { leadingRelease } from '../model/leadingRelease';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { Versions } from './Versions';
import styles from './DeliveryHeader.module.css';

/** Who owns the delivery, which release leads, and the button that asks for a fresh look. */
export function DeliveryHeader(props: {
  component: ComponentRef;
  query: DatedDelivery;
  delivery: DeliveryView;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { component, query, delivery } = props;
  const { phase, error, refresh } = useRefresh(component, query);
  // A look that the schedule began does not count: it may be older than the push that somebody wants to see.
  const isPending = phase === 'asked';
  const mayRefresh = useMayRefresh(delivery);
  const leading = leadingRelease(delivery);
  const failed =
    errorKind(error) === 'forbidden'
      ? t('refresh.forbidden')
      : [t('refresh.failed'), errorMessage(error)].filter(Boolean).join(' ');
  return (
    <div className={styles.header}>
      <dl className={styles.facts}>
        <div className={styles.fact}>
          <dt>{t('owner')}</dt>
          <dd>
            {delivery.owner ? (
              <EntityRefLink
                entityRef={delivery.owner}
                defaultKind="group"
                hideIcon
              />
            ) : (
              t('noOwner')
            )}
          </dd>
        </div>
        {leading?.release && (
          <div className={styles.fact}>
            <dt>{t('release')}</dt>
            <dd className={styles.release}>
              <span className={styles.id}>{leading.release}</span>
              <Versions versions={leading.declares} />
            </dd>
          </div>
        )}
      </dl>
      {phase === 'failed' && <span className={styles.failed}>{failed}</span>}
      {!mayRefresh && (
        <span className={styles.reason}>{t('refresh.forbidden')}</span>
      )}
      <Button
        size="small"
        variant="secondary"
        iconStart={<RiRefreshLine aria-hidden />}
        isDisabled={!mayRefresh}
        isPending={isPending}
        onPress={refresh}
      >
        {isPending ? t('refresh.pending') : t('refresh.action')}
      </Button>
      <VisuallyHidden>
        <span role="status" aria-live="polite">
          {phase === 'asked' && t('refresh.asked')}
          {phase === 'arrived' && t('refresh.arrived')}
          {phase === 'failed' && failed}
        </span>
      </VisuallyHidden>
    </div>
  );
}
