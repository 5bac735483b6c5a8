import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Text } from '@backstage/ui';
import { DeliveryView } from '@oneroof/plugin-gitops-common';
import { useMemo } from 'react';
import { useDelivery } from '../hooks/useDelivery';
import { noResourceFilter } from '../hooks/useResourceFilter';
import { useUrlState } from '../hooks/useUrlState';
import { errorKind } from '../model/errorKind';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { DeclarationProblems } from './DeclarationProblems';
import { DeliveryHeader } from './DeliveryHeader';
import { EnvironmentFlow } from './EnvironmentFlow';
import { EnvironmentPanel } from './EnvironmentPanel';
import { NoDelivery } from './NoDelivery';
import { QueryFailure } from './QueryFailure';
import { FlowSkeleton, RowsSkeleton } from './Skeletons';

/** Where a component runs, and how that differs from git. */
export function DeliveryTab() {
  const { entity } = useEntity();
  const ref = stringifyEntityRef(entity);
  const component = useMemo(() => parseEntityRef(ref), [ref]);
  const query = useDelivery(component);
  const { data, error } = query;

  if (query.isPending) {
    return (
      <Flex direction="column" gap="6">
        <FlowSkeleton />
        <RowsSkeleton />
      </Flex>
    );
  }
  if (!data) {
    return errorKind(error) === 'not-found' ? (
      <NoDelivery component={ref} name={entity.metadata.name} />
    ) : (
      <QueryFailure error={error} onRetry={() => query.refetch()} />
    );
  }
  return (
    <Flex direction="column" gap="6">
      <DeliveryHeader component={component} query={query} delivery={data} />
      {error && (
        <QueryFailure
          error={error}
          isBesideData
          onRetry={() => query.refetch()}
        />
      )}
      <DeclarationProblems problems={data.problems} />
      <Environments delivery={data} />
    </Flex>
  );
}

function Environments({ delivery }: { delivery: DeliveryView }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const [params, patch] = useUrlState();
  const { environments } = delivery;
  const chosen = params.get('environment');
  const environment =
    environments.find(item => item.environment.name === chosen) ??
    environments[0];
  if (!environment) {
    return (
      <Flex direction="column" gap="1">
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('empty.environmentsTitle')}
        </Text>
        <Text as="p" color="secondary">
          {t('empty.environmentsBody')}
        </Text>
      </Flex>
    );
  }
  const select = (name: string) =>
    // Filters and target belong to the environment that was left.
    patch({
      environment: name,
      placement: undefined,
      ...noResourceFilter,
    });
  return (
    <>
      <EnvironmentFlow
        environments={environments}
        selected={environment.environment.name}
        onSelect={select}
      />
      <EnvironmentPanel
        key={environment.environment.name}
        environment={environment}
      />
    </>
  );
}
