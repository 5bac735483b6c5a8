import { useApi } from '@backstage/frontend-plugin-api';
import { DeliveryView } from '@oneroof/plugin-gitops-common';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { gitopsApiRef } from '../api/GitopsApi';
import { ComponentRef } from '../api/queries';
import { isUnderWay } from '../model/isUnderWay';
import { pollInterval } from './pollInterval';
import { usePlacementSignals } from './usePlacementSignals';

/** Key under which everything of a component's delivery is cached. */
export function deliveryKey(component: ComponentRef) {
  return [
    'delivery',
    component.kind,
    component.namespace,
    component.name,
  ] as const;
}

/** The delivery of a component, kept current by signals and, where there are none, by polling. */
export function useDelivery(component: ComponentRef) {
  const api = useApi(gitopsApiRef);
  const client = useQueryClient();
  const query = useQuery({
    queryKey: deliveryKey(component),
    queryFn: ({ signal }) => api.getDelivery(component, { signal }),
    refetchInterval: ({ state }) =>
      pollInterval(state.data ? isAwaited(state.data) : false),
  });

  const placementIds = useMemo(
    () => new Set(query.data ? placementIdsOf(query.data) : []),
    [query.data],
  );
  const onChange = useCallback(
    (changed: string[]) => {
      client.invalidateQueries({ queryKey: deliveryKey(component) });
      changed.forEach(id =>
        client.invalidateQueries({ queryKey: ['placement', id] }),
      );
    },
    [client, component],
  );
  usePlacementSignals(placementIds, onChange);
  return query;
}

/** Whether anything of a delivery, or of one of its environments, waits for an observation that was asked for. */
export function isRefreshing(
  delivery: DeliveryView,
  environment?: string,
): boolean {
  return delivery.environments.some(
    item =>
      (environment === undefined || item.environment.name === environment) &&
      item.placements.some(placement => placement.refreshing),
  );
}

function isAwaited(delivery: DeliveryView): boolean {
  return (
    isRefreshing(delivery) ||
    delivery.environments.some(({ placements }) =>
      placements.some(({ syncRun }) => syncRun && isUnderWay(syncRun)),
    )
  );
}

function placementIdsOf(delivery: DeliveryView): string[] {
  return delivery.environments.flatMap(environment =>
    environment.placements.map(placement => placement.id),
  );
}
