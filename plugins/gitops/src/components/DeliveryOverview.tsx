import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import { DeliveryView } from '@oneroof/plugin-gitops-common';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useDelivery } from '../hooks/useDelivery';
import { useDeliveryPath } from '../hooks/useDeliveryPath';
import { errorKind } from '../model/errorKind';
import { releaseText } from '../model/releaseText';
import { summarizeEnvironment } from '../model/summarizeEnvironment';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { Age } from './Age';
import { QueryFailure } from './QueryFailure';
import { RowsSkeleton } from './Skeletons';
import { HealthStatus, SyncStatus } from './Status';
import { TargetNumbers } from './TargetNumbers';
import styles from './DeliveryOverview.module.css';

/** The card of the overview: one line for each environment. */
export function DeliveryOverview() {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { entity } = useEntity();
  const ref = stringifyEntityRef(entity);
  const component = useMemo(() => parseEntityRef(ref), [ref]);
  const path = useDeliveryPath();
  const query = useDelivery(component);
  const { data, error } = query;
  const name = entity.metadata.name;

  return (
    <EntityInfoCard
      title={t('card.title')}
      footerActions={
        <Link to={path(component)} className={styles.open}>
          {t('card.open')}
        </Link>
      }
    >
      {query.isPending && <RowsSkeleton rows={3} />}
      {!query.isPending && !data && errorKind(error) === 'not-found' && (
        <Text as="p" color="secondary">
          {t('empty.body', { name })}
        </Text>
      )}
      {error && (data || errorKind(error) !== 'not-found') && (
        <QueryFailure
          error={error}
          isBesideData={Boolean(data)}
          onRetry={() => query.refetch()}
        />
      )}
      {data?.environments.length === 0 && (
        <Text as="p" color="secondary">
          {t('empty.environmentsBody')}
        </Text>
      )}
      {data && data.environments.length > 0 && (
        <Lines
          delivery={data}
          caption={t('card.caption', { name })}
          hrefOf={environment => path(component, environment)}
        />
      )}
    </EntityInfoCard>
  );
}

function Lines(props: {
  delivery: DeliveryView;
  caption: string;
  hrefOf: (environment: string) => string;
}) {
  return (
    <ul aria-label={props.caption} className={styles.lines}>
      {props.delivery.environments.map(item => {
        const { name, title } = item.environment;
        const facts = summarizeEnvironment(item);
        const { counts, total, observedAt, stale } = facts;
        return (
          <li key={name} className={styles.line}>
            <Link to={props.hrefOf(name)} className={styles.environment}>
              {title || name}
            </Link>
            <span className={styles.release}>{releaseText(item)}</span>
            <span className={styles.verdicts}>
              <HealthStatus health={item.health} />
              <SyncStatus sync={item.sync} counts={counts} total={total} />
            </span>
            <span className={styles.targets}>
              <TargetNumbers {...facts} />
            </span>
            {stale && <Age observedAt={observedAt} stale />}
          </li>
        );
      })}
    </ul>
  );
}
