import { useApi } from '@backstage/frontend-plugin-api';
import { DeliveryView } from '@oneroof/plugin-gitops-common';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { gitopsApiRef } from '../api/GitopsApi';
import { ComponentRef } from '../api/queries';
import { deliveryKey, isRefreshing } from './useDelivery';

/**
 * Where a refresh stands. `asked` until the backend shows every placement observed again; `arrived` afterwards; `failed`
 * when it could not even be asked for.
 */
export type RefreshPhase = 'idle' | 'asked' | 'arrived' | 'failed';

/** A delivery and when it came. */
export interface DatedDelivery {
  data?: DeliveryView;
  /** Milliseconds since 1970 */
  dataUpdatedAt: number;
}

/** Asks for a fresh observation and tells how far it is, judged by what the delivery itself says. */
export function useRefresh(
  component: ComponentRef,
  { data, dataUpdatedAt }: DatedDelivery,
) {
  const api = useApi(gitopsApiRef);
  const client = useQueryClient();
  const [phase, setPhase] = useState<RefreshPhase>('idle');
  const [markedAt, setMarkedAt] = useState<number>();

  const { mutate, error } = useMutation({
    mutationFn: () => api.refreshDelivery(component, {}),
    onMutate: () => setPhase('asked'),
    onError: () => setPhase('failed'),
    onSuccess: () => {
      setMarkedAt(Date.now());
      // Ends a question that was sent before the mark: its answer could not show it.
      client.invalidateQueries({ queryKey: deliveryKey(component) });
    },
  });

  const waits = data ? isRefreshing(data) : false;
  useEffect(() => {
    if (markedAt !== undefined && dataUpdatedAt >= markedAt && !waits) {
      setMarkedAt(undefined);
      setPhase('arrived');
    }
  }, [markedAt, dataUpdatedAt, waits]);

  const refresh = useCallback(() => mutate(), [mutate]);
  return { phase, error, refresh };
}
